#!/bin/sh
# SPDX-License-Identifier: MIT
# Tills on the command line: which one a command acts at, their names, and a counter that another one has.
. "$(dirname "$0")/lib"

about 'a command acts at till 1, or at the one it names'
shop
run sale 100 --json
has '"bill":"0001-000001"'
run --till 2 sale 20 --json
has '"bill":"0002-000001"'
run sale 30 --till 2 --json
has '"bill":"0002-000002"'
run shift report --json
has '"shift":1,"till":"1"'
has '"bills":1'
run shift report --till 2 --json
has '"shift":2,"till":"2"'
has '"bills":2'
run --till 2 shift close --count 20=1,10=3 --json
has '"over":"0.00"'
run shift report --json
has '"closed":null'
run bill show 2 --till 2 --json
has '"bill":"0002-000002"'
run bill show 2 --json
is 3
run return 1 --till 2 --json
is 0
has '"refund":"20.00"'
books

about 'a quote makes no till; a number that is none is refused'
run sale 5 --till 7 --quote --json
is 0
run till list --json
is 0
has '{"tills":[{"till":1,"name":null,"last_bill":"0001-000001","shift":1,"in_use":false,"pid":null},{"till":2,'
lacks '"till":7'
for bad in 0 -1 1000 x ''; do
    run sale 5 --till "$bad" --json
    is 2
    has '"field":"till"'
done
run --till
is 2

about 'names'
run till name 2 吧台 --json
is 0
has '{"till":2,"name":"吧台","txn":null}'
run till name 3 吧台 --json
is 2
has '"field":"name"'
run till list --limit 1 --json
has '{"tills":[{"till":1,'
lacks '"till":2'
has '"more":true}'
run till list --after 1 --json
has '{"tills":[{"till":2,'
has '"more":false}'
run till list --limit 1
has -- '--after 1'
run till list --limit 0
is 2
run till list
has '02  吧台'
lacks '03'
run shift report 2 --json
has '"till":"2","staff":"system","till_name":"吧台"'
run till name 2 吧台
is 0
run till name 2 ''
is 0
run till name 3 吧台
is 0
has 'Till 03 吧台'
run till name 0 x --json
is 2
run staff add E07 --name Li --role clerk
run --as E07 till name 1 Front --json
is 6
has '"code":"not_permitted"'
run till name 1
is 2
books

about 'a counter in a pipe is at till 1 of a shop with one till, and asks where there are more'
shop
run --linear
is 0
has 'Till 01'
run sale 1 --till 2
run --linear --json
is 2
has '"field":"till"'
has 'Which till is this?'
run --linear --till 2
is 0
has 'Till 02'
FRONTDESK_TILL=2
export FRONTDESK_TILL
run --linear
is 0
has 'Till 02'
run --linear --till 1
has 'Till 01'
run sale 1 --json
has '"bill":"0001-'
FRONTDESK_TILL=none
run --linear
is 2
has 'FRONTDESK_TILL'
unset FRONTDESK_TILL

# A counter at till 1, process $first: its lines come from descriptor 3, what it says goes to 4.
counter() {
    mkfifo "$work/lines" "$work/words"
    "$FRONTDESK" --linear --till 1 < "$work/lines" > "$work/words" 2>&1 &
    first=$!
    exec 3> "$work/lines" 4< "$work/words"
    hears 'Till 01'
}

# Reads on to the line that holds the text.
hears() {
    while read -r line <&4; do
        case $line in *"$1"*) return ;; esac
    done
    fail "the counter never said: $1"
}

# It ends: its exit status in $code, its last words in $out.
counter_ends() {
    exec 3>&-
    out=$(cat <&4)
    err=
    wait "$first"
    code=$?
    exec 4<&-
    rm "$work/lines" "$work/words"
}

about 'a till in use is refused, by its number and process; killed, it is free'
counter
run till list --json
has "\"in_use\":true,\"pid\":$first}"
run till list
has "$first"
run --linear --till 1 --json
is 1
has '"code":"till_in_use"'
has "process $first"
run --linear --till 2
is 0
run sale 3 --json
is 0
kill -9 "$first"
counter_ends
run --linear --till 1
is 0
lacks 'Take it over?'

about 'taken over, the other one sells no more and says why'
counter
printf '\n64\n' >&3
hears 'Due'
run --linear --till 1 --take-over
is 0
has 'Unfinished last time'
run shop check --json
bills=$(run bill list --json; echo "$out")
echo >&3
counter_ends
is 1
has 'Till 01 was opened elsewhere meanwhile'
[ "$(run bill list --json; echo "$out")" = "$bills" ] || fail 'a bill was written'
books

finish
