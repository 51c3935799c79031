# SPDX-License-Identifier: MIT
# Of check-objects.sh: nm -g -P of several objects | awk -v limit=N -f layers.awk -f check-objects.awk

BEGIN { set_ranks() }
NF == 1 && /:$/ {
    file = substr($1, 1, length($1) - 1)
    sub(/lib[a-z]*_a-/, "", file) # prefix of automake, if the library has its own flags
    sub(/\.[a-z]+$/, ".c", file)
    node[++nodes] = file
    if (!(layer(file) in rank)) {
        printf "%s: its folder has no rank in layers.awk\n", file
        bad = 1
    }
    next
}
$2 ~ /^[A-TV-Z]$/ { home[$1] = file; next }
$2 == "U" { user[++uses] = file; used[uses] = $1 }
END {
    if (nodes == 0) {
        print "nm named no object"
        exit 99
    }
    for (i = 1; i <= uses; i++) {
        if (!(used[i] in home) || home[used[i]] == user[i]) continue
        to = home[used[i]]
        if (!may_use(layer(user[i]), layer(to))) {
            printf "%s uses %s of %s: %s may not use %s\n", user[i], used[i], to, layer(user[i]), layer(to)
            bad = 1
        }
        # The table of nouns refers to every noun, and a noun may use the table: that is not counted as a cycle.
        if (used[i] !~ /_noun$/) edge[user[i], to] = 1
    }
    if (report_parts(limit, "a cycle of more than " limit ", namely")) bad = 1
    exit bad
}
