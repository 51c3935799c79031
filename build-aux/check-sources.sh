#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when a source, test, query, migration, template or demo file is in the tree but in no list: it would be
# neither built nor shipped.
cd "${srcdir:-.}" || exit 99
bad=0
listed() {
    grep -qE "(^|[[:space:]=])$2([[:space:]\\\\]|\$)" "$1" || { echo "$2 is not listed in $1"; bad=1; }
}
for file in $(find src -name '*.[ch]' ! -name query.h ! -name query.c ! -name migration.c ! -name asset.c | sort); do
    listed src/src.am "$file"
done
for file in $(find ui -name '*.[ch]' | sort); do
    listed ui/ui.am "$file"
done
for file in $(find bench -type f ! -name '*.am' | sort); do
    grep -qF "${file%.c}" bench/bench.am || { echo "$file is not listed in bench/bench.am"; bad=1; }
done
for file in $(find tests -type f ! -name '*.am' | sort); do
    case $file in
    */test_*.c) listed tests/tests.am "${file%.c}" ;; # automake finds a program's one source by its name
    *) listed tests/tests.am "$file" ;;
    esac
done
for file in $(find data -type f ! -name '*.am' | sort); do
    listed data/data.am "$file"
done
exit $bad
