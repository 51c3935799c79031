#!/bin/sh
# SPDX-License-Identifier: MIT
# No line of a .sql file may have 110 columns or more. A query names the columns it returns: its own SELECT, which
# begins a line, must not be SELECT *.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL
find data -name '*.sql' | sort | xargs awk '
length > 109 { printf "%s:%d: %d columns, break it below 110\n", FILENAME, FNR, length; bad = 1 }
/^SELECT ([a-z]+\.)?\*/ { printf "%s:%d: name the columns\n", FILENAME, FNR; bad = 1 }
END { exit bad }
' || { echo "check-sql: see above" >&2; exit 1; }
