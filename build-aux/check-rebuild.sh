#!/bin/sh
# SPDX-License-Identifier: MIT
# Changing the text of a query must compile one object. Asks make what it would do if files were newer.
unset MAKEFLAGS MFLAGS MAKELEVEL

# would [OPTION…]: the objects that make would compile.
would() {
    LC_ALL=C ${MAKE:-make} -n "$@" libstore.a frontdesk 2>&1 | sed -n 's/.* -c -o \([^ ]*\.o\) .*/\1/p' | sort
}

before=$(would)
after=$(would -W "${srcdir:-.}/data/queries/act.sql" -W "${srcdir:-.}/data/queries/bill.sql")
[ -z "$before" ] || { echo "the tree is not built: $before"; exit 1; }
[ "$after" = src/store/query.o ] || { printf 'a query changed, and make would compile:\n%s\n' "$after"; exit 1; }

# compile_commands.json comes from make -n as well: it names every source of the program.
${MAKE:-make} compile_commands.json > /dev/null || exit 1
for file in $(cd "${srcdir:-.}" && find src ui -name '*.c'); do
    grep -q "\"file\": \".*$file\"" compile_commands.json || { echo "compile_commands.json lacks $file"; exit 1; }
done
