# SPDX-License-Identifier: MIT
# Of check-layers.sh: awk -f layers.awk -f check-layers.awk FILE...

function problem(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
    bad = 1
}
BEGIN {
    set_ranks()
    sql = "\"[ \t]*(SELECT |INSERT (OR [A-Z]+ )?INTO |UPDATE [a-z_]+ SET |DELETE FROM |REPLACE INTO |"
    sql = sql "(CREATE|DROP|ALTER) (TABLE|INDEX|TRIGGER|VIEW|UNIQUE|TEMP)|WITH [a-z_]+ AS)"
}
FNR == 1 {
    here = layer(FILENAME)
    self = FILENAME
    sub(/^src\//, "", self)
    node[++nodes] = self
    if (!(here in rank)) problem("folder " here " has no rank in layers.awk")
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    file = $0
    sub(/^[^"]*"/, "", file)
    sub(/".*/, "", file)
    there = layer(file)
    if (!(there in rank)) problem("\"" file "\": name a header by its folder below src, or by ui/…")
    else if (!may_use(here, there)) problem(here " may not include " there " (" file ")")
    else if (there != here && file ~ /_priv\.h$/) problem(file " is private to " there)
    edge[self, file] = 1
}
/^[ \t]*#[ \t]*include[ \t]*[<"]sqlite3/ && here != "store" { problem("only store includes sqlite3.h") }
/^[ \t]*#[ \t]*include[ \t]*[<"](n?cursesw?|ncurses|term|panel)(\/[a-z]*)?\.h/ && here != "ui/tui" {
    problem("only ui/tui includes curses")
}
FILENAME ~ /\.c$/ && $0 ~ sql { problem("SQL belongs into data/queries") }
END {
    if (report_parts(1, "a cycle of includes")) bad = 1
    exit bad
}
