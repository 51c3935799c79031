# SPDX-License-Identifier: MIT
# What check-layers and check-objects share: the layers from the ground up, and cycles in a graph. POSIX awk.

# A folder may include and call what has a lower rank.
function set_ranks(    list, i, n, two) {
    n = split("base:0 rules:1 store:1 exchange:1 ui/tui:1 model:2 report:3 desk:4 render:5 import:6 serve:6 post:6 " \
              "demo:7 cli:8 ui/counter:8 ui/screen:9 ui/linear:10 ui/customer:10 ui:10 main:11", list, " ")
    for (i = 1; i <= n; i++) {
        split(list[i], two, ":")
        rank[two[1]] = two[2] + 0
    }
}

# The layer of a path that begins with src/ or ui/, or of a header as it is included.
function layer(path) {
    sub(/^src\//, "", path)
    if (path ~ /^ui\/[^\/]*$/) return "ui"
    if (path ~ /^ui\//) { sub(/\/[^\/]*$/, "", path); return path }
    if (path !~ /\//) return "main"
    sub(/\/.*/, "", path)
    return path
}

# Whether something of layer `here` may use something of layer `there`.
function may_use(here, there) {
    if (there == here) return 1
    if (rank[there] >= rank[here]) return 0
    if (here == "ui/tui") return there == "base"
    if (here == "main") return 1
    if (there == "cli") return 0
    return there !~ /^ui/ || here ~ /^ui/
}

# The strongly connected parts (R. Tarjan 1972) of the graph of node[1 … nodes] and edge[from, to], with a stack of its
# own instead of recursion. Sets part[node], and size[part] for 1 … parts.
function find_parts(    e, two, i, at, to, next_of, degree, seen, low, clock, call, depth, open, opens, is_open, turn) {
    for (e in edge) {
        split(e, two, SUBSEP)
        next_of[two[1], ++degree[two[1]]] = two[2]
    }
    for (i = 1; i <= nodes; i++) {
        if (node[i] in seen) continue
        depth = 1
        call[1] = node[i]
        while (depth > 0) {
            at = call[depth]
            if (!(at in seen)) {
                seen[at] = low[at] = ++clock
                open[++opens] = at
                is_open[at] = 1
            }
            if (turn[at] + 0 < degree[at] + 0) {
                to = next_of[at, ++turn[at]]
                if (!(to in seen)) call[++depth] = to
                else if (is_open[to] && seen[to] < low[at]) low[at] = seen[to]
                continue
            }
            if (low[at] == seen[at]) {
                parts++
                do {
                    to = open[opens--]
                    is_open[to] = 0
                    part[to] = parts
                    size[parts]++
                } while (to != at)
            }
            depth--
            if (depth > 0 && low[at] < low[call[depth]]) low[call[depth]] = low[at]
        }
    }
}

# Prints every part of more than `limit` nodes, as `what`; returns how many there are.
function report_parts(limit, what,    p, i, found) {
    find_parts()
    for (p = 1; p <= parts; p++) {
        if (size[p] <= limit) continue
        found++
        printf "%s of %d files:", what, size[p]
        for (i = 1; i <= nodes; i++)
            if (part[node[i]] == p) printf " %s", node[i]
        printf "\n"
    }
    return found + 0
}
