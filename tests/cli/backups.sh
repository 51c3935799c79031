#!/bin/sh
# SPDX-License-Identifier: MIT
# Backups: made, proven, kept by rule, restored.
. "$(dirname "$0")/lib"

# A live shop with an owner and one sale; the code of its recovery sheet is in $sheet, the PIN in $work/pin.
live() {
    shops=$((shops + 1))
    FRONTDESK_SHOP=$work/live$shops.db
    export FRONTDESK_SHOP
    unset FRONTDESK_NOW
    run shop create "$FRONTDESK_SHOP" --json
    is 0
    pick recovery_code > "$work/sheet"
    echo 'tea-house-7' > "$work/pin"
    run staff pin owner --as owner --pin-fd 4 --json 4< "$work/pin"
    is 0
    owner member add --phone 13812345678 --name 王芳
    owner sale 100 --member 13812345678
    mkdir -p "$work/to"
}
owner() {
    run "$@" --as owner --pin-fd 4 --json 4< "$work/pin"
}
# One byte of the file is changed.
spoil() {
    was=$(dd if="$1" bs=1 skip="$2" count=1 2> "$work/err" | od -An -tx1 | tr -d ' ')
    [ "$was" = ff ] && new='\000' || new='\377'
    # shellcheck disable=SC2059 # an octal escape
    printf "$new" | dd of="$1" bs=1 seek="$2" conv=notrunc 2> "$work/err"
}

about 'a backup is encrypted, read back and in the list'
live
owner shop backup "$work/to"
is 0
has '"encrypted":true'
has '"verified":true'
has '"seq":2'
file=$(pick file)
sum=$(pick sha256)
[ "$(sha256sum "$file" | cut -d ' ' -f 1)" = "$sum" ] || fail 'the sum is another'
[ "$(stat -c %a "$file")" = 600 ] || fail 'others may read it'
grep -q 王芳 "$file" && fail 'a name can be read in it'
[ -z "$(ls "$work" | grep scratch)" ] || fail 'a copy was left'
run backup list --json
is 0
has "\"file\":\"$file\""
has '"ok":true'
owner shop backup "$file"
is 2
has '"code":"file_exists"'

about 'it is proven with the code, or compared with the sum that was kept'
run shop verify "$file" --code-fd 3 --json 3< "$work/sheet"
is 0
has '"ok":true,"verified":true,"proven":true'
run shop verify "$file" --json
is 0
has '"verified":false'
run --shop "$work/nowhere.db" shop verify "$file" --json
is 3
has '"detail":"sum"'
size=$(stat -c %s "$file")
for at in 3 40 150 300 70000 $((size - 1)); do
    cp "$file" "$work/hurt.backup"
    spoil "$work/hurt.backup" "$at"
    run shop verify "$work/hurt.backup" --code-fd 3 --json 3< "$work/sheet"
    fails "byte $at was changed unseen"
    run shop restore "$work/hurt.backup" "$work/hurt.db" --code-fd 3 --json 3< "$work/sheet"
    fails "byte $at was changed and restored"
    [ ! -e "$work/hurt.db" ] || fail 'half a shop was left'
done
head -c $((size - 70000)) "$file" > "$work/short.backup"
run shop verify "$work/short.backup" --code-fd 3 --json 3< "$work/sheet"
is 5
has '"code":"backup_damaged"'
cat "$file" "$file" > "$work/long.backup"
run shop verify "$work/long.backup" --code-fd 3 --json 3< "$work/sheet"
is 5
echo hello > "$work/text.backup"
run shop verify "$work/text.backup" --json
is 5
has '"code":"backup_damaged"'

about 'the code of another sheet does not open it'
cp "$work/sheet" "$work/ours"
first=$FRONTDESK_SHOP
live
run shop verify "$file" --code-fd 3 --json 3< "$work/sheet"
is 1
has '"code":"key_foreign","field":"code"'
run shop restore "$file" "$work/foreign.db" --code-fd 3 --json 3< "$work/sheet"
is 1
[ ! -e "$work/foreign.db" ] || fail 'a shop was left'

about 'a backup is restored on another machine, with its keys, in a new epoch'
mkdir "$work/machine"
run shop restore "$file" "$work/machine/shop.db" --json
is 2
has '"code":"missing_value","field":"code"'
run shop restore "$file" "$work/machine/shop.db" --code-fd 3 --json 3< "$work/ours"
is 0
has '"epoch":2,"seq":2'
cmp -s "$first-key" "$work/machine/shop.db-key" || fail 'the key file is another'
run --shop "$work/machine/shop.db" shop check --json
is 0
has '"proven":true'
run --shop "$work/machine/shop.db" sale 5 --as owner --pin-fd 4 --json 4< "$work/pin"
is 0
has '"txn":"1-2-1"'
run --shop "$work/machine/shop.db" audit --as owner --pin-fd 4 --json 4< "$work/pin"
has '"act":"restore"'
run --shop "$work/machine/shop.db" shop check --json
is 0
run shop restore "$file" "$work/machine/shop.db" --code-fd 3 --json 3< "$work/ours"
is 2
has '"code":"file_exists"'

about 'beside its key file a plain backup is restored without the code'
FRONTDESK_SHOP=$first
owner shop backup "$work/plain.db" --plain
is 0
has '"encrypted":false'
rm -f "$first" "$first-wal" "$first-shm" 2> "$work/err"
run sale 7 --json # nothing: the file is gone
is 3
run shop restore "$work/plain.db" "$first" --json
is 0
has '"epoch":2,"seq":2'
has '"lost":0'
run shop check --json
is 0
has '"proven":true'
run shop verify "$work/plain.db" --json
is 0
has '"verified":true,"proven":true'

about 'an older copy in the place of the shop is seen, and what it lacks'
live
cp "$FRONTDESK_SHOP" "$work/older.db"
owner sale 20
owner sale 30
cp "$work/older.db" "$FRONTDESK_SHOP"
run shop check --json
is 5
has '"code":"file_incomplete"'
has 'Entries 1-3 to 1-4 are missing'
owner sale 40
is 5
rm "$FRONTDESK_SHOP"
run shop restore "$work/older.db" "$FRONTDESK_SHOP" --json
is 0
has '"epoch":2,"seq":2'
has '"lost":2'
run shop check --json
is 0
owner sale 40 --json
has '"txn":"1-2-1"'

about 'what a backup or a slip was printed with is found again, or missed'
live
owner shop backup "$work/to"
head=$(pick hash)
owner sale 20
run shop check --head "$(echo "$head" | cut -c 1-32)" --json
is 0
has '"printed":{"table":"txn","row":2,'
run shop check --head "$head"
is 0
has 'is in the books'
run shop check --head "$(echo "$head" | cut -c 1-16 | tr 0-9a-f 1-9a-f0)" --json
is 5
has '"detail":"head"'
for bad in 4a35 'not a hash at all' "${head}00"; do
    run shop check --head "$bad" --json
    is 2
    has '"field":"head"'
done

about 'what a lost shop left beside is not taken for the new one'
live
owner shop backup "$work/to"
file=$(pick file)
mkdir "$work/m2"
echo frames > "$work/m2/shop.db-wal"
run shop restore "$file" "$work/m2/shop.db" --code-fd 3 --json 3< "$work/sheet"
is 2
has '"code":"file_exists"'
[ ! -e "$work/m2/shop.db" ] || fail 'a shop was made beside a foreign log'
rm "$work/m2/shop.db-wal"
echo treasure > "$work/m2/shop.db-key"
run shop restore "$file" "$work/m2/shop.db" --code-fd 3 --json 3< "$work/sheet"
is 0
[ "$(cat "$work/m2/shop.db-key.foreign")" = treasure ] || fail 'the key file that was there is gone'
run --shop "$work/m2/shop.db" shop check --json
is 0
[ -z "$(ls "$work/m2" | grep -e scratch -e new)" ] || fail "left: $(ls "$work/m2" | tr '\n' ' ')"

about 'drafts and copies of a process that was killed are removed'
mkdir "$work/drafts"
for left in "$FRONTDESK_SHOP-scratch" "$FRONTDESK_SHOP-scratch-wal" "$FRONTDESK_SHOP-scratch.AbCdEf" \
    "$work/drafts/live$shops-2026-11-30-183012.backup.AbCdEf"; do
    echo half > "$left"
done
for mine in other.backup.AbCdEf "live$shops.db.AbCdEf" "live$shops.db.bak-v111" "live$shops-2026.backup.AbCdEf"; do
    echo mine > "$work/drafts/$mine"
done
echo mine > "$FRONTDESK_SHOP-scratch-notes"
owner shop backup "$work/drafts"
is 0
[ "$(ls "$work" | grep -c scratch)" -eq 1 ] || fail 'a copy was left, or a file of somebody removed'
rm "$FRONTDESK_SHOP-scratch-notes"
[ "$(cat "$work/drafts"/* | grep -c mine)" -eq 4 ] && [ "$(ls "$work/drafts" | grep -c 183012)" -eq 0 ] || fail 'drafts were left, or too much was removed'

about 'what is no file is no backup'
mkfifo "$work/pipe"
for none in "$work/pipe" /dev/zero "$work/to"; do
    run shop verify "$none" --json
    is 5
    run shop restore "$none" "$work/none.db" --json
    is 5
done

about 'by rule it goes to every folder of the setting'
mkdir "$work/usb"
owner setting set backup_to "$work/to|$work/usb"
is 0
owner setting set backup_to 'usb'
is 2
owner shop backup
is 0
ls "$work/usb"/*.backup > "$work/list" || fail 'nothing in the second folder'
rmdir "$work/away" 2> "$work/err"
owner setting set backup_to "$work/away|$work/usb"
sleep_free=$(ls "$work/usb" | wc -l)
owner shop backup
is 3
has '"code":"not_found"'
run backup list --json
has '"failure":"not_found"'
[ "$(ls "$work/usb" | wc -l)" -ge "$sleep_free" ] || fail 'a backup went away'

about 'a practice shop makes plain ones, a clerk makes none'
shop
run shop backup "$work/practice.copy" --json
is 0
has '"encrypted":false'
run shop restore "$work/practice.copy" "$work/again.db" --json
is 2
has '"field":"code"'
run shop verify "$work/practice.copy" --json
is 0
live
owner staff add E1 --name 李娜 --role clerk
{ cat "$work/pin"; echo 491827; } > "$work/pins"
run staff pin E1 --as owner --pin-fd 4 4< "$work/pins"
is 0
echo 491827 > "$work/clerk"
run shop backup "$work/to" --as E1 --pin-fd 4 --json 4< "$work/clerk"
is 6

finish
