# SPDX-License-Identifier: MIT
# Turns data files into C strings: awk -f embed-files.awk data/templates/*.json … -> src/base/asset.c, whose struct
# stands in base/asset.h. An asset's name is its path below data/: "templates/retail.json". The order is that of the
# arguments. Text only: a NUL byte does not survive. Only POSIX awk is used.

function literal(line) {
    gsub(/\\/, "\\134", line)
    gsub(/"/, "\\\"", line)
    gsub(/\t/, "\\t", line)
    gsub(/\r/, "\\r", line)
    gsub(/\?\?/, "?\\?", line)
    return "     \"" line "\\n\""
}

BEGIN {
    print "/* Made by embed-files.awk; change the files below data/ instead. */"
    print "#include \"base/asset.h\"\n\n#include <string.h>\n"
    print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
    print "const struct asset asset_list[] = {"
}

FNR == 1 {
    if (count++)
        print "    },"
    name = FILENAME
    sub(/^(.*\/)?data\//, "", name)
    print "    {\"" name "\","
}

{ print literal($0) }

END {
    if (count)
        print "    },"
    print "    {0, 0},\n};\n"
    print "const char *asset_text(const char *name)\n{"
    print "    for (const struct asset *asset = asset_list; asset->name; asset++)"
    print "        if (strcmp(asset->name, name) == 0)\n            return asset->text;"
    print "    return NULL;\n}"
}
