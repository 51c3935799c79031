#!/bin/sh
# SPDX-License-Identifier: MIT
# Every exported symbol is file_verb: it begins with the name of its file, or with the first words of it
# (ledger_rows.c may export ledger_read). Reads the symbol tables of the objects, so that nothing the compiler sees is
# missed. ui/screen/NAME.c also exports screen_NAME, its struct screen.
LC_ALL=C
export LC_ALL

[ -n "$LAYER_OBJECTS" ] || { echo "LAYER_OBJECTS is empty: run this by make check"; exit 99; }
# shellcheck disable=SC2086 # one word per object
${NM:-nm} -g -P $LAYER_OBJECTS | awk '
function has_prefix(symbol, name,    word, words, prefix, i) {
    words = split(name, word, "_")
    for (i = 1; i <= words; i++) {
        prefix = i == 1 ? word[1] : prefix "_" word[i]
        if (symbol == prefix || index(symbol, prefix "_") == 1)
            return 1
    }
    return 0
}
NF == 1 && /:$/ {
    file = name = substr($1, 1, length($1) - 1)
    files++
    sub(/.*\//, "", name)
    sub(/^lib[a-z]*_a-/, "", name) # automake prefixes the name of a library that has flags of its own
    sub(/\.[a-z]+$/, "", name)
    next
}
# Sanitizers and gcov add symbols of their own: they begin with _ or have a dot in them.
NF >= 2 && $2 ~ /^[A-TV-Z]$/ && $1 ~ /^[A-Za-z][A-Za-z0-9_]*$/ && !has_prefix($1, name) {
    if (file ~ /^ui\/screen\// && $1 == "screen_" name) next
    printf "%s exports %s, which does not begin with %s\n", file, $1, name
    bad = 1
}
END {
    if (files == 0) print "nm named no object"
    exit files == 0 ? 99 : bad
}
'
