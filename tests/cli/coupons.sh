#!/bin/sh
# SPDX-License-Identifier: MIT
# Coupons through the command line: batches, every verdict, lists, exports, paper. Each case is one fresh shop whose
# books must hold at the end.
. "$(dirname "$0")/lib"

rules() {
    shop - <<EOF
{"offers":[{"code":"TEN","name":"满100减10","trigger":"coupon","benefit":{"amount":"10.00"},
            "when":{"min_amount":"100.00"},"coupon":{"valid_days":20,"bearer":true,"batch":${1:-7}}},
           {"code":"LATER","trigger":"coupon","benefit":{"amount":"5.00"},"coupon":{"from":"2026-09-01","bearer":true}},
           {"code":"OWN","trigger":"coupon","benefit":{"amount":"5.00"}}]}
EOF
}
# The n-th value of a key in the last answer.
nth() {
    printf %s "$out" | grep -o "\"$1\":\"[^\"]*\"" | sed -n "$2p" | sed 's/.*:"//;s/"$//'
}

about 'a batch as the programme names it; the next issue goes on in it'
rules 7
run coupon issue TEN --count 3 --json
is 0
has '"batch":7'
first=$(nth code 1)
second=$(nth code 2)
run coupon issue LATER --json
has '"batch":1'
run coupon issue TEN --json
has '"batch":7'
run coupon batch list --json
is 0
has '{"batch":1,"offer":"LATER","issued":1,"usable":0,"not_yet":1,'
has '{"batch":7,"offer":"TEN","issued":4,"usable":4,"not_yet":0,"used":0,"expired":0,"withdrawn":0,'
run coupon list --offer TEN --state usable --json
is 0
has "\"code\":\"$first\""
run coupon list --batch 9 --json
has '{"coupons":[]}'
run coupon list --state gone
is 2
run explain 2
has '满100减10: 3 coupons of batch 7, 2026-08-01 to 2026-08-21'
books

about 'a batch that is another offer'"'"'s is refused'
printf %s '{"offers":[{"code":"LATER","trigger":"coupon","benefit":{"amount":"5.00"},"coupon":{"bearer":true,"batch":7}}]}' > other.json
run programme load other.json
is 0
run coupon issue LATER --json
is 2
has '"field":"batch"'
books

about 'every verdict: usable, not yet, used, expired, withdrawn with its reason, unknown, forged, another shop'
rules 7
run coupon issue TEN --count 3 --json
good=$(nth code 1)
spent=$(nth code 2)
gone=$(nth code 3)
run coupon issue LATER --json
later=$(nth code 1)
run member add --phone 13800005678 --json
run member add --phone 13900001111 --json
run coupon issue OWN --member 13800005678 --json
own=$(nth code 1)
run sale 120 --coupon "$spent" --json
is 0
run coupon withdraw "$gone" --reason 印错 --as owner
is 0
run coupon verify "$good" --json
is 0
has '"state":"usable"'
run coupon verify "$later" --json
is 1
has '"state":"not_yet"'
has '"error":{"code":"coupon_not_yet"'
run coupon verify "$spent" --json
is 1
has '"state":"used"'
has '"code":"coupon_used"'
run coupon verify "$gone" --json
is 1
has '"state":"withdrawn"'
has '印错'
run coupon verify "$own" --member 13900001111 --json
is 1
has '"code":"coupon_other_member"'
run coupon verify 0408-0013-Q7V0 --json
is 1
has '"state":"forged"'
lacks other_shop
run coupon verify "Z${good#?}" --json
is 1
has '"state":"forged"'
has '"detail":"other_shop"'
run --lang zh coupon verify "Z${good#?}"
has '不是本店的券'
run coupon verify 1234 --json
is 1
has '"state":"unknown"'
clock 2026-08-22T10:00
run coupon verify "$good" --json
is 1
has '"state":"expired"'
run nightly --json
is 0
has '{"kind":"coupon","lots":1,"amount":1}'
run coupon verify "$good" --json
has '"state":"expired"'
run coupon batch list --json
has '"batch":7,"offer":"TEN","issued":3,"usable":0,"not_yet":0,"used":1,"expired":1,"withdrawn":1'
books

about 'a ticket is the coupon, signed: verified, used once, told from a forged one'
rules 7
run coupon issue TEN --count 2 --json
code_1=$(nth code 1)
code_2=$(nth code 2)
run coupon batch export 7 --format json
is 0
ticket=$(printf %s "$out" | sed -n 's/.*"ticket": "\(FQ[0-9A-Z]*\)".*/\1/p' | sed -n 1p)
run coupon verify "$ticket" 120 --json
is 0
has "\"code\":\"$code_1\""
has '"benefit":"10.00"'
run sale 120 --coupon "$ticket" --json
is 0
run coupon verify "$ticket" --json
is 1
has '"code":"coupon_used"'
case $ticket in
*00G*) turned=$(printf %s "$ticket" | sed 's/00G/01G/') ;;
*) turned=${ticket%??????????}0000000000 ;;
esac
run coupon verify "$turned" --json
is 1
has '"state":"forged"'
run sale 120 --coupon "$turned"
is 1
run shop info --json
has '"coupon_key":"'
books

about 'export and paper'
run coupon batch export 7 --out codes.csv --json
is 0
has '"coupons":2'
[ "$(grep -c "^$code_1,TEN,,2026-08-01,2026-08-21,used," codes.csv)" = 1 ] || fail 'the state of a used code'
run coupon print "$code_2"
is 0
has "$code_2"
has '█▀▀▀▀▀█'
[ "$(printf '%s\n' "$out" | wc -L)" -le 48 ] || fail 'wider than 80 mm'
run coupon print 7 --width 58
is 0
lacks "$code_1"
[ "$(printf '%s\n' "$out" | wc -L)" -le 32 ] || fail 'wider than 58 mm'
run coupon print "$code_1"
is 1
has 'frontdesk:'
run coupon print 9
is 3

about 'a whole batch is withdrawn in one act'
rules 7
run coupon issue TEN --count 300 --json
one=$(nth code 5)
run sale 120 --coupon "$one" --json
is 0
run coupon withdraw --batch 7 --as owner
is 2
run coupon withdraw --batch 7 --reason 印错 --as owner --key w --json
is 0
has '"coupons":299'
txn=$(pick txn)
run coupon withdraw --batch 7 --reason 印错 --as owner --key w --json
is 0
has "$txn"
run coupon withdraw --batch 7 --reason 印错 --as owner --json
is 3
run explain "$txn"
has '299 coupons of batch 7 withdrawn'
run coupon batch list --json
has '"used":1,"expired":0,"withdrawn":299'
books

about 'ten thousand codes in one act'
rules 7
run coupon issue TEN --count 10000 --json
is 0
[ "$(printf %s "$out" | grep -o '"code"' | wc -l)" = 10000 ] || fail 'not all of them'
[ "$(printf %s "$out" | grep -o '"code":"[^"]*"' | sort -u | wc -l)" = 10000 ] || fail 'a code twice'
run coupon issue TEN --count 10001
is 2
books

finish
