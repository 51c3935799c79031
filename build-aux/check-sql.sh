#!/bin/sh
# SPDX-License-Identifier: MIT
# SQL is laid out to be read: no line of a .sql file has 110 columns or more.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL
find data -name '*.sql' | sort | xargs awk '
length > 109 { printf "%s:%d: %d columns\n", FILENAME, FNR, length; bad = 1 }
END { exit bad }
' || { echo "check-sql: break these lines below 110 columns" >&2; exit 1; }
