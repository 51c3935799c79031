#!/bin/sh
# SPDX-License-Identifier: MIT
# The program's log: its place and permissions, and that it has no data of members or staff.
. "$(dirname "$0")/lib"

log=$XDG_STATE_HOME/frontdesk/frontdesk.log

mode() {
    # shellcheck disable=SC2012
    ls -ld "$1" | cut -c 1-10
}

about 'in the state folder, for its owner alone'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},
 "offers":[{"code":"TEN","trigger":"coupon","benefit":{"amount":"10.00"}}]}
EOF
[ "$(mode "$log")" = '-rw-------' ] || fail 'mode of the log'
[ "$(mode "${log%/*}")" = 'drwx------' ] || fail 'mode of its folder'

about 'failed acts stand in it, nobody and no code does'
run member add --phone 13812345678 --name 欧阳锋利
is 0
run member add --phone 13812345678 --name 司徒明镜
is 1
run member edit 13812345678 --phone 12
is 2
coupon TEN 13812345678
run sale --member 13812345678 100 --coupon "$coupon"
is 0
run sale --member 13812345678 100 --coupon "$coupon"
is 1
run sale --key once 10
is 0
run sale --key once 20
is 1
run return 13812345678
is 3
run gift redeem 13812345678 13900001111
is 3
run points give 13812345678 5 --reason 欧阳锋利 --approver nobody
is 3
grep -q 'sale: coupon_used field=coupon' "$log" || fail 'the refused sale is not in the log'
grep -q 'sale: key_reused' "$log" || fail 'the key used twice is not in the log'
plain=$(printf '%s' "$coupon" | tr -d -)
for word in 13812345678 13900001111 138 5678 欧阳 司徒 "$coupon" "$plain" once; do
    if grep -q "$word" "$log"; then fail "$word is in the log"; fi
done
if grep -v '^2026-08-01T' "$log"; then fail 'a line without its time'; fi

about 'a dry run and a file that is refused have not failed'
: > "$log"
echo 'phone
13900000001' > good.csv
echo 'phone
12' > bad.csv
run import members good.csv --dry-run
is 0
run import members bad.csv
is 2
run import members good.csv
is 0
run import members good.csv
is 0
[ ! -s "$log" ] || fail "logged: $(cat "$log")"

about 'of a full one a fresh one is made, and three old ones stay'
for i in 1 2 3 4 5; do
    head -c 1100000 /dev/zero | tr '\0' "$i" > "$log"
    run shop info
    is 0
done
[ ! -s "$log" ] || fail 'the full log was not turned'
[ "$(head -c 1 "$log.1")$(head -c 1 "$log.2")$(head -c 1 "$log.3")" = 543 ] || fail 'the old ones'
[ ! -e "$log.4" ] || fail 'more than three old ones'

about 'without a log everything goes on, and nothing is said'
XDG_STATE_HOME=/dev/null/none
export XDG_STATE_HOME
run sale 10
is 0
[ -z "$err" ] || fail 'it said something'

finish
