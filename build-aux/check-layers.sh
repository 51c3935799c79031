#!/bin/sh
# SPDX-License-Identifier: MIT
# One staircase, and it only goes down: fails on an include that climbs or goes beside, on sqlite3.h outside store, on
# curses outside ui, and on SQL in a .c file.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL

files=$(find src ui -name '*.[ch]' | sort)
# shellcheck disable=SC2086 # one word per file, none has a blank
awk '
function layer(path) {
    sub(/^src\//, "", path)
    if (path ~ /^ui\/[^\/]*$/) return "ui"
    if (path ~ /^ui\//) { sub(/\/[^\/]*$/, "", path); return path }
    if (path !~ /\//) return "main"
    sub(/\/.*/, "", path)
    return path
}
function problem(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
    bad = 1
}
BEGIN {
    rank["base"] = 0
    rank["store"] = rank["rules"] = rank["exchange"] = 1
    rank["model"] = 2
    rank["report"] = 3
    rank["desk"] = 4
    rank["render"] = 5
    rank["import"] = 6
    rank["demo"] = 7
    rank["cli"] = rank["ui/counter"] = 8
    rank["ui/screen"] = 9
    rank["ui"] = rank["ui/linear"] = 10
    rank["main"] = 11
    rank["ui/tui"] = 1
    sql = "\"[ \t]*(SELECT |INSERT (OR [A-Z]+ )?INTO |UPDATE [a-z_]+ SET |DELETE FROM |REPLACE INTO |"
    sql = sql "(CREATE|DROP|ALTER) (TABLE|INDEX|TRIGGER|VIEW|UNIQUE|TEMP)|WITH [a-z_]+ AS)"
}
FNR == 1 {
    here = layer(FILENAME)
    if (!(here in rank)) problem("folder " here " has no place on the staircase")
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    file = $0
    sub(/^[^"]*"/, "", file)
    sub(/".*/, "", file)
    there = layer(file)
    if (there == here) next
    if (!(there in rank)) problem("\"" file "\": name a header by its folder below src, or by ui/…")
    else if (rank[there] >= rank[here]) problem(here " may not include " there " (" file ")")
    else if (here == "ui/tui" && there != "base") problem("ui/tui knows only base (" file ")")
    else if (there == "ui/tui" && here !~ /^ui/ && here != "main") problem(here " may not include ui/tui")
    else if (there == "cli" && here != "main") problem(here " may not include cli")
    else if (there ~ /^ui/ && here !~ /^ui/ && here != "main") problem(here " may not include ui")
}
/^[ \t]*#[ \t]*include[ \t]*[<"]sqlite3/ && here != "store" { problem("only store includes sqlite3.h") }
/^[ \t]*#[ \t]*include[ \t]*[<"](n?cursesw?|ncurses|term|panel)(\/[a-z]*)?\.h/ && here !~ /^ui/ {
    problem("only ui includes curses")
}
FILENAME ~ /\.c$/ && $0 ~ sql { problem("SQL belongs into data/queries") }
END { exit bad }
' $files || { echo "check-layers: the staircase only goes down" >&2; exit 1; }
