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
    tests/screens/* | tests/ui/linear/* | tests/render/receipts/*) listed tests/tests.am "${file%/*}" ;; # shipped whole
    *) listed tests/tests.am "$file" ;;
    esac
done
# A scene that no test names any more is compared by nobody.
for file in tests/screens/*.txt; do
    scene=${file##*/}
    [ "$scene" = footers.txt ] || grep -qF "\"${scene%.txt}\"" tests/ui/test_*.c ||
        { echo "no test in tests/ui names the scene of $file"; bad=1; }
done
sed -n 's/^#### \([^ ]*\) .*/\1/p' tests/screens/footers.txt | uniq | while read -r scene; do
    [ -f "tests/screens/$scene.txt" ] || echo "tests/screens/footers.txt: there is no scene $scene"
done | grep . && bad=1
for file in $(find data -type f ! -name '*.am' | sort); do
    listed data/data.am "$file"
done
exit $bad
