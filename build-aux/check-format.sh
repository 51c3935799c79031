#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails if clang-format 14 would change a source file. Other versions differ in details, so without version 14 the
# test is skipped.
cd "${srcdir:-.}" || exit 99
for program in clang-format-14 clang-format; do
    case $($program --version 2>/dev/null) in
    *' version 14.'*)
        # shellcheck disable=SC2046 # one word per file, none has a blank
        $program --dry-run --Werror $(find src ui tests bench -name '*.[ch]' ! -name query.h ! -name query.c \
            ! -name migration.c ! -name asset.c | sort) && exit 0
        echo "check-format: run clang-format -i (version 14) on the files above" >&2
        exit 1
        ;;
    esac
done
echo "check-format: clang-format 14 is not installed"
exit 77
