#!/bin/sh
# SPDX-License-Identifier: MIT
# The practice shop: in its own file, of any size, ending today, and never overwriting a live shop.
. "$(dirname "$0")/lib"

demo=$XDG_DATA_HOME/frontdesk/demo.db
clock 2026-08-01T10:00

about 'a file of its own, whatever shop is named in the environment'
FRONTDESK_SHOP=$work/mine.db
export FRONTDESK_SHOP
run demo --members 30 --json
is 0
has "{\"path\":\"$demo\"}"
[ ! -e "$work/mine.db" ] || fail 'the named shop was touched'
run --shop "$demo" shop check --json
is 0
has '"ok":true'
has '"members":30'

about 'on another day it is made again, of that day'
clock 2026-08-03T10:00
run demo --json
is 0
lacks 'was created on'
run --shop "$demo" shop check --json
has '"members":30'
run --shop "$demo" report sales --from 2026-08-03 --to 2026-08-03 --json
has '"rows":[["2026-08-03"'

about 'what somebody tried in it stays, and it says of what day it is'
run --shop "$demo" member add --phone 13000000000
is 0
run demo --json
is 0
lacks 'was created on'
clock 2026-08-05T10:00
run demo --json
is 0
has 'This practice shop was created on 2026-08-03. Add --fresh to start over from today.'
run --shop "$demo" member show 13000000000
is 0

about 'its till prints to a file beside it'
[ ! -e "$demo-slips" ] || fail 'something was printed while it was made'
run --shop "$demo" setting list
has "file:$demo-slips"
run --shop "$demo" print queue
has 'Nothing waits'
run --shop "$demo" print test
is 0
[ -s "$demo-slips" ] || fail 'nothing is on paper'

about 'begun anew, as large as it is asked for'
run demo --fresh --members 20 --bills 300 --json
is 0
run --shop "$demo" shop check --json
has '"ok":true'
has '"members":20'
has '"bills":300'
run --shop "$demo" member show 13000000000
is 3

about 'a counter that no terminal can show says so, and offers the one line by line'
run --json demo --members 20
is 0
run demo
is 2
has 'frontdesk: The counter needs a terminal.'
has 'use --linear'
run demo --linear --members 20
is 0
if command -v script > /dev/null; then
    for type in dumb no-such-terminal; do
        last="demo in TERM=$type"
        out=$(TERM=$type script -qec "'$FRONTDESK' demo" /dev/null < /dev/null 2>&1)
        code=$?
        is 2
        has "ype $type "
        has '--linear'
    done
fi

about 'a number that is none leaves what is there'
for wrong in '--members 0' '--members 10000001' '--bills 0' '--bills many'; do
    # shellcheck disable=SC2086
    run demo --fresh $wrong --json
    is 2
    has '"bad_value"'
done
run --shop "$demo" shop check --json
has '"bills":300'

about 'a live shop is left alone'
unset FRONTDESK_NOW
run shop create "$work/real.db"
is 0
run demo --fresh --shop "$work/real.db" --json
is 2
run --shop "$work/real.db" shop info
is 0

# Byte 63 is the last byte of user_version in the file.
age() {
    [ ! -s "$1-wal" ] || fail 'the version stands in the log, not in the file'
    printf '\016' | dd of="$1" bs=1 seek=63 conv=notrunc 2> /dev/null
}

about 'a shop of a version that nothing leads from is refused and left as it is'
older=$work/older.db
run --shop "$older" demo --members 5 --bills 5 --json
is 0
age "$older"
for verb in 'shop info' 'member add --phone 13000000001' 'demo' 'demo --fresh'; do
    # shellcheck disable=SC2086
    run --shop "$older" $verb --json
    is 1
    has '"code":"old_file"'
done
[ -z "$(find "$work" -name 'older.db.*')" ] || fail 'something was put beside it'

about 'the demo puts its own file aside then, and begins anew'
run demo --fresh --members 5 --bills 5 --json
is 0
age "$demo"
run demo --members 6 --bills 5 --json
is 0
has 'of an older version'
[ -e "$demo.old" ] || fail 'the old one is not kept'
run --shop "$demo" shop check --json
has '"members":6'
run demo --json
is 0
lacks 'of an older version'

about 'a practice shop of the usual size is made: a manager approves what passes the limits of its clerks'
run --shop "$work/usual.db" demo --json
is 0
run --shop "$work/usual.db" shop check --json
has '"ok":true'

finish
