#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when a source, test, query, migration, template or demo file is in the tree but in no list: it would be
# neither built nor shipped.
cd "${srcdir:-.}" || exit 99
bad=0
# listed LIST: reads names, prints those that are no word of the list. All at once: a grep for each takes many seconds.
listed() {
    tr -s '[:space:]=\\' '\n' < "$1" | sort -u > "$words"
    sort -u | comm -23 - "$words" | sed "s|\$| is not listed in $1|" | grep . && bad=1
}
words=$(mktemp) || exit 99
names=$(mktemp) || exit 99
trap 'rm -f "$words" "$names"' EXIT
LC_ALL=C
export LC_ALL
find src -name '*.[ch]' ! -name query.h ! -name query.c ! -name migration.c ! -name asset.c > "$names"
listed src/src.am < "$names"
find ui -name '*.[ch]' > "$names"
listed ui/ui.am < "$names"
for file in $(find bench -type f ! -name '*.am' | sort); do
    grep -qF "${file%.c}" bench/bench.am || { echo "$file is not listed in bench/bench.am"; bad=1; }
done
# automake finds a program's one source by its name; the folders of pictures are shipped whole
find tests -type f ! -name '*.am' | sed -E -e 's#(.*/test_[^/]*)\.c$#\1#' \
    -e 's#^(tests/screens|tests/ui/linear|tests/render/receipts)/.*#\1#' > "$names"
listed tests/tests.am < "$names"
# A scene that no test names any more is compared by nobody.
grep -oh '"[^" ]*"' tests/ui/test_*.c | tr -d '"' | sort -u > "$words"
find tests/screens -name '*.txt' ! -name footers.txt | sed 's#.*/\(.*\)\.txt#\1#' | sort |
    comm -23 - "$words" | sed 's/^/no test in tests\/ui names the scene /' | grep . && bad=1
sed -n 's/^#### \([^ ]*\) .*/\1/p' tests/screens/footers.txt | uniq | while read -r scene; do
    [ -f "tests/screens/$scene.txt" ] || echo "tests/screens/footers.txt: there is no scene $scene"
done | grep . && bad=1
find data -type f ! -name '*.am' > "$names"
listed data/data.am < "$names"
exit $bad
