#!/bin/sh
# SPDX-License-Identifier: MIT
# Limits: 60 lines per function, 600 per file, one SPDX line per file. Functions are counted from { to }, both in the
# first column, where clang-format puts them.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL

# shellcheck disable=SC2046 # one word per file, none has a blank
awk '
function problem(line, what) {
    printf "%s:%d: %s\n", FILENAME, line, what
    bad = 1
}
FNR == 1 { begun = 0 }
/^\{$/ { begun = FNR }
/^\}/ {
    if (begun && FNR - begun + 1 > 60) problem(begun, "a function of " FNR - begun + 1 " lines")
    begun = 0
}
FNR == 601 { problem(FNR, "more than 600 lines") }
END { exit bad }
' $(find src ui tests bench -name '*.[ch]' ! -name query.h ! -name query.c ! -name migration.c ! -name asset.c | sort) ||
    bad=1

# shellcheck disable=SC2046 # one word per file, none has a blank
awk '
function judge() {
    if (file == "" || count == 1) return
    print file ": " count " SPDX lines in its first three"
    bad = 1
}
FNR == 1 { judge(); file = FILENAME; count = 0 }
FNR <= 3 && /SPDX-License-Identifier: MIT( \*\/)?$/ { count++ }
FNR == 3 { nextfile }
END { judge(); exit bad }
' $(find .ci src ui data tests bench build-aux bootstrap configure.ac Makefile.am m4 -type f \
    \( -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' -o -name '*.am' -o -name '*.ac' -o -name '*.sql' \
    -o -name 'frontdesk_*.m4' -o -name bootstrap -o -path .ci/run \) ! -path src/store/query.h \
    ! -path src/store/query.c ! -path src/store/migration.c ! -path src/base/asset.c -size +0 | sort) || bad=1
exit ${bad:-0}
