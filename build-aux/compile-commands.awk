# SPDX-License-Identifier: MIT
# Turns what `make -n V=1` prints into compile_commands.json, for clangd and the like; -v directory= names the build
# folder. A compilation is a line "COMPILER … -MT … -MF … -c -o OBJECT SOURCE".

function quoted(text) {
    gsub(/[\\"]/, "\\\\&", text)
    return "\"" text "\""
}

BEGIN { printf "[" }

/ -c -o [^ ]+\.o / {
    command = $0
    sub(/ *(&&)?\\?$/, "", command)
    sub(/ -MT .* -c -o /, " -c -o ", command)
    source = command
    sub(/.* -c -o [^ ]+ /, "", source)
    if (source ~ /^`/) { # `test -f 'ui/app.c' || echo '../'`ui/app.c
        beside = source
        sub(/^.*echo '/, "", beside)
        sub(/'.*/, "", beside)
        sub(/^.*`/, "", source)
        if ((getline line < source) < 0)
            source = beside source
        close(source)
        sub(/`.*/, "", command)
        command = command source
    }
    printf "%s\n{\"directory\": %s,\n \"command\": %s,\n \"file\": %s}", count++ ? "," : "", quoted(directory),
        quoted(command), quoted(source)
}

END { print "\n]" }
