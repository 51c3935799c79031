#!/bin/sh
# SPDX-License-Identifier: MIT
# SQL is laid out to be read: no line of a .sql file has 110 columns or more. A query names the columns it gives: its
# own SELECT, which begins a line, is none of *.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL
find data -name '*.sql' | sort | xargs awk '
length > 109 { printf "%s:%d: %d columns, break it below 110\n", FILENAME, FNR, length; bad = 1 }
/^SELECT ([a-z]+\.)?\*/ { printf "%s:%d: name the columns\n", FILENAME, FNR; bad = 1 }
END { exit bad }
' || { echo "check-sql: see above" >&2; exit 1; }
