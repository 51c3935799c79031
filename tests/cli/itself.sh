#!/bin/sh
# SPDX-License-Identifier: MIT
# What the other scripts lean on: a run that nobody looks at, and an answer that is empty, are failures.
# shellcheck source=tests/cli/lib
. "$(dirname "$0")/lib"

# says COMMAND…: what a script would report that ends behind them, with a program that answers nothing and exits $1.
says() {
    printf '#!/bin/sh\nexit %s\n' "$1" > program
    chmod +x program
    shift
    said=$(
        FRONTDESK=$work/program
        failed=0
        now=
        "$@"
        finish
    )
}
two_runs() {
    run one
    run two
    is 1
}
empty() {
    run one
    lacks word
}
looked_at() {
    run one
    is 1
    run two
    fails 'it did'
}

about 'a run that nobody looks at'
says 1 two_runs
case $said in
*'after: frontdesk one'*' 1 failures') ;;
*) fail "$said" ;;
esac
says 1 run last
case $said in
*'after: frontdesk last'*' 1 failures') ;;
*) fail "$said" ;;
esac

about 'an empty answer lacks nothing'
says 0 empty
case $said in
*'an answer expected'*' 1 failures') ;;
*) fail "$said" ;;
esac

about 'what was looked at'
says 1 looked_at
case $said in
*' 0 failures') ;;
*) fail "$said" ;;
esac
finish
