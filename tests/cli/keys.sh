#!/bin/sh
# SPDX-License-Identifier: MIT
# The key file and the recovery sheet.
. "$(dirname "$0")/lib"

# A live shop; the code of its recovery sheet is in $sheet.
live() {
    shops=$((shops + 1))
    FRONTDESK_SHOP=$work/live$shops.db
    export FRONTDESK_SHOP
    unset FRONTDESK_NOW
    run shop create "$FRONTDESK_SHOP" --json
    is 0
    sheet=$(pick recovery_code)
}
recover() {
    printf '%s\n' "$1" >"$work/code"
    run shop recover --code-fd 3 --json 3<"$work/code"
}

about 'a live shop has a recovery sheet, shown once; a practice shop has none'
live
case $sheet in
?????' '?????' '?????' '?????' '?????' '?????' '?????) ;;
*) fail "no code of seven groups: $sheet" ;;
esac
grep -q "$sheet" "$FRONTDESK_SHOP" "$FRONTDESK_SHOP-key" && fail 'the code is in a file'
run shop create "$work/practice.db" --practice --json
is 0
lacks recovery_code
run shop create "$work/sheet.db"
is 0
has 'Recovery sheet of sheet'

about 'a key file that was lost is made anew from the sheet'
live
cp "$FRONTDESK_SHOP-key" "$work/was"
recover "$sheet"
is 2
has '"code":"file_exists"'
rm "$FRONTDESK_SHOP-key"
recover "$(echo "$sheet" | sed 's/^./_/')"
is 2
has '"field":"code"'
has 'Group 1'
recover 'too short'
is 2
run shop recover --code-fd 9 --json
is 2
has missing_value
test ! -e "$FRONTDESK_SHOP-key" || fail 'a wrong code made a key file'
recover "$(echo "$sheet" | tr 'A-Z ' 'a-z-')"
is 0
cmp -s "$work/was" "$FRONTDESK_SHOP-key" || fail 'the key file is another'
run shop check --json
is 0
has '"proven":true'

about 'without its key file a shop is read, but nothing is written or claimed'
live
mv "$FRONTDESK_SHOP-key" "$work/aside"
run shop info --json
is 0
has '"coupon_key":null'
run shop check --json
is 1
has '"proven":false'
run setting set printer none --as owner --json
is 1
has '"code":"key_missing"'

about 'a key file of another shop is refused and put aside, not destroyed'
live
other=$sheet
cp "$FRONTDESK_SHOP-key" "$work/other"
live
cp "$work/other" "$FRONTDESK_SHOP-key"
run shop info --json
is 1
has '"code":"key_foreign"'
recover "$other"
is 1
has '"code":"key_foreign","field":"code"'
recover "$sheet"
is 0
cmp -s "$work/other" "$FRONTDESK_SHOP-key.foreign" || fail 'the foreign key is gone'
run shop info --json
is 0

about 'create and demo destroy no key file and no log that lie there'
echo treasure >"$work/orphan.db-key"
run shop create "$work/orphan.db" --json
is 2
has '"code":"file_exists"'
run --shop "$work/orphan.db" demo --json
is 2
has '"code":"file_exists"'
test "$(cat "$work/orphan.db-key")" = treasure || fail 'the key file is gone'
test ! -e "$work/orphan.db" || fail 'half a shop was left'
live
cp "$FRONTDESK_SHOP-head" "$work/again.db-head" 2> "$work/err" || echo 'frontdesk head 1' > "$work/again.db-head"
run shop create "$work/again.db" --json
is 0
run --shop "$work/again.db" shop check --json
is 0
echo log >"$work/lost.db-wal"
run shop create "$work/lost.db" --json
is 2
test "$(cat "$work/lost.db-wal")" = log || fail 'the log is gone'

about 'a new sheet keeps the keys; the old one opens nothing any more'
live
printf '%s\n' 'tea-house-7' 'tea-house-7' >"$work/pin"
run staff pin owner --as owner --pin-fd 4 --json 4<"$work/pin"
is 0
run shop rekey --as owner --pin-fd 4 --json 4<"$work/pin"
is 0
new=$(pick recovery_code)
test "$new" != "$sheet" || fail 'the same code again'
run audit --as owner --pin-fd 4 --json 4<"$work/pin"
has '"act":"rekey"'
cp "$FRONTDESK_SHOP-key" "$work/was"
rm "$FRONTDESK_SHOP-key"
recover "$sheet"
is 1
has '"code":"key_foreign"'
recover "$new"
is 0
cmp -s "$work/was" "$FRONTDESK_SHOP-key" || fail 'the key file is another'
run shop check --json
is 0
run --shop "$work/practice.db" shop rekey --json
is 6

about 'a new sheet cut short before the key file changed is finished by the next command'
live
cp "$FRONTDESK_SHOP-key" "$work/old"
run staff pin owner --as owner --pin-fd 4 --json 4<"$work/pin"
run shop rekey --as owner --pin-fd 4 --json 4<"$work/pin"
is 0
mv "$FRONTDESK_SHOP-key" "$FRONTDESK_SHOP-key.next"
cp "$work/old" "$FRONTDESK_SHOP-key"
run shop check --json
is 0
has '"proven":true'
test ! -e "$FRONTDESK_SHOP-key.next" || fail 'the new key file was not put in place'

finish
