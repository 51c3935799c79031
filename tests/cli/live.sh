#!/bin/sh
# SPDX-License-Identifier: MIT
# A live shop at the command line: who is asked, what is masked, what only some may see, what the audit then says.
. "$(dirname "$0")/lib"

FRONTDESK_SHOP=$work/live.db
export FRONTDESK_SHOP

# Runs a command as somebody, whose PIN is read from a descriptor.
as() {
    who=$1
    shift
    case $who in
    owner) pin=tea-and-cake ;;
    M01) pin=manager-one ;;
    *) pin=402917 ;;
    esac
    last="--as $who $*"
    out=$(printf '%s\n%s\n' "$pin" "$second" | "$FRONTDESK" --as "$who" --pin-fd 0 "$@" 2> "$work/err")
    code=$?
    err=$(cat "$work/err")
}
second=

cat > rules.json <<'EOF'
{"offers":[{"code":"FLYER","trigger":"coupon","benefit":{"amount":"5.00"},"coupon":{"valid_days":30,"bearer":true}}]}
EOF
run shop create "$FRONTDESK_SHOP" --programme rules.json
is 0
last='staff pin owner'
out=$(printf 'tea-and-cake\n' | "$FRONTDESK" staff pin owner --pin-fd 0 2> "$work/err")
code=$?
is 0
for person in 'E07 clerk 402917' 'M01 manager manager-one'; do
    set -- $person
    as owner staff add "$1" --name "$1" --role "$2"
    is 0
    second=$3
    as owner staff pin "$1"
    is 0
    second=
done
as E07 member add --phone 13800005678 --name 张丽
is 0
as owner coupon issue FLYER --count 3 --json
is 0

about 'every verb asks who, but those that need no shop or that a schedule runs'
"$FRONTDESK" --help | sed -n 's/^  \([a-z].*\)  .*/\1/p' | sed 's/   *.*//; s/\[*[A-Z][^ ]*/x/g; s/ |.*//' > verbs
asked=0
while read -r words; do
    case $words in
    shop\ * | demo* | terminal\ * | 'programme templates' | 'report list' | 'print run' | nightly* | 'backup list') continue ;;
    esac
    run $words --json
    is 2
    has '"field":"as"'
    asked=$((asked + 1))
done < verbs
[ "$asked" -gt 60 ] || fail "only $asked verbs were tried"
for verb in 'shop info' 'shop check' 'shop backup' 'backup list' 'print run' nightly --help --version; do
    run $verb
    is 0
done
run sale 12 --quote --json
is 2
has '"field":"as"'
run --as E07 member show 13800005678 --json
is 2
has '"field":"pin"'

about 'the nightly work runs as the system, without a PIN'
as M01 audit --act nightly --json
is 0
has '"staff":"system"'
as system sale 12 --json
is 6
has '"detail":"system"'

about 'phones are masked; to see one whole is a right and leaves a trace'
as E07 member show 13800005678 --json
is 0
has '"phone":"138****5678"'
as E07 member show 13800005678
lacks 13800005678
as E07 member find 5678 --json
is 0
has '"phone":"138****5678"'
lacks 13800005678
as E07 member show 13800005678 --reveal --json
is 1
has '"code":"approval_needed"'
lacks 13800005678
second=manager-one
as E07 member show 13800005678 --reveal --approver M01 --json
is 0
has '"phone":"13800005678"'
second=
as M01 member show 13800005678 --reveal
is 0
has '13800005678'
as M01 audit --act 'member reveal' --json
is 0
case $out in
*'"member":1'*'"member":1'*) ;;
*) fail 'two rows expected' ;;
esac

about 'codes, reports and settings are for those who may; the audit says who looked'
for verb in 'coupon list' 'coupon batch list' 'coupon print 1' 'report sales' 'audit' 'programme show'; do
    as E07 $verb --json
    is 6
    has '"detail":"role"'
done
as M01 coupon list --json
is 0
as M01 report sales --json
is 0
as M01 audit --act codes --json
has '"detail":"coupon list"'
as M01 audit --act look --json
has '"detail":"report sales"'
run shop check --json
is 0

finish
