# SPDX-License-Identifier: MIT
# Turns SQL files into C.
#   awk -v mode=enum       -f embed-sql.awk data/queries/*.sql     -> src/store/query.h      enum query
#   awk -v mode=queries    -f embed-sql.awk data/queries/*.sql     -> src/store/query.c      query_texts
#   awk -v mode=migrations -f embed-sql.awk data/migrations/*.sql  -> src/store/migration.c  migration_texts
# A query begins at a line "-- name: member_by_phone" and ends at the next one or at the end of its file. Lines that
# are only a comment are left out of queries (they are prepared at every start) and kept in migrations (they stay in
# the file's schema, where whoever opens it with other tools finds them). The first line of a migration is
# "-- user_version: 101", the version a file has once it has run. Only POSIX awk is used.

function fail(message) {
    printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

function literal(line) {
    gsub(/\\/, "\\134", line)
    gsub(/"/, "\\\"", line)
    gsub(/\t/, "\\t", line)
    gsub(/\?\?/, "?\\?", line)
    return "     \"" line "\\n\""
}

function add(line) {
    text[count] = text[count] (text[count] == "" ? "" : "\n") literal(line)
}

BEGIN { count = 0 }

FNR == 1 {
    inside = 0
    if (mode == "migrations") {
        base = FILENAME
        sub(/.*\//, "", base)
        if (base !~ /^[0-9][0-9][0-9]_[a-z0-9_]+\.sql$/)
            fail("a migration is called NNN_what.sql")
        if (substr(base, 1, 3) != sprintf("%03d", count + 1))
            fail("migrations are numbered 001, 002, ... and listed in that order")
        if ($0 !~ /^-- user_version: [1-9][0-9]*$/)
            fail("the first line of a migration is \"-- user_version: N\"")
        if (count && $3 + 0 != version[count] + 1)
            fail("user_version follows that of the migration before")
        count++
        version[count] = $3 + 0
        name[count] = substr(base, 5, length(base) - 8)
        inside = 1
    }
}

mode != "migrations" && /^-- name: / {
    word = substr($0, 10)
    if (word !~ /^[a-z][a-z0-9_]*$/)
        fail("a query is named in lower case, digits and _: " word)
    if (word in seen)
        fail("query " word " stands twice, first in " seen[word])
    seen[word] = FILENAME
    name[++count] = word
    inside = 1
    next
}

mode != "migrations" && (/^[ \t]*--/ || /^[ \t]*$/) { next }

{
    if (!inside)
        fail("SQL before the first \"-- name:\"")
    add($0)
}

END {
    if (failed)
        exit 1
    for (i = 1; i <= count; i++)
        if (text[i] == "") {
            printf "%s: nothing in it\n", name[i] > "/dev/stderr"
            exit 1
        }
    print "/* Made by embed-sql.awk; change the .sql files instead. */"
    if (mode == "enum") {
        print "#ifndef FD_STORE_QUERY_H\n#define FD_STORE_QUERY_H\n"
        print "enum query {"
        for (i = 1; i <= count; i++)
            print "    QUERY_" toupper(name[i]) ","
        print "    QUERY_COUNT\n};\n\n#endif"
        exit
    }
    print "#include \"store/embedded.h\"\n"
    print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
    if (mode == "queries") {
        print "const struct query_text query_texts[] = {"
        for (i = 1; i <= count; i++)
            print "    {\"" name[i] "\",\n" text[i] "},"
        print "    {0, 0},\n};"
    } else {
        print "const struct migration_text migration_texts[] = {"
        for (i = 1; i <= count; i++)
            print "    {" version[i] ", \"" name[i] "\",\n" text[i] "},"
        print "};"
        print "const int migration_count = " count ";"
    }
}
