#!/bin/sh
# SPDX-License-Identifier: MIT
# What users of other engines found wrong with returns: full price given back for what was sold cheaper, points kept or
# taken twice, gift cards paid out in cash, coupons lost. Each is restated here, is one fresh shop, and names the rule
# that guards against it.
. "$(dirname "$0")/lib"

A=13800000001
B=13800000002

# Returns and checks the refund: back REFUND BILL [LINE*Q]...
back() {
    want=$1
    shift
    run return --json "$@"
    is 0
    has "\"refund\":\"$want\""
}

# Checks what a member holds: holds PHONE KEY:VALUE...
holds() {
    run member show "$1" --json
    shift
    for pair; do
        has "\"${pair%:*}\":${pair#*:},"
    done
}

about 'a discount of the whole bill: the refund of a line is what that line cost'
# Rule: refund is the frozen net of the line.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10}}]}
EOF
run sale 6 4 --json
has '"payable":"9.00"'
back 5.40 1 1
back 3.60 1 2
run sale 50 50
back 45.00 2 1
books

about '20% off 150.00 and 60.00: the dearer one gives 120.00 back'
# Rule: refund is the frozen net of the line; the other line's discount stays its own.
shop - <<'EOF'
{"offers":[{"code":"FIFTH","trigger":"coupon","benefit":{"percent":20},"coupon":{"bearer":true}}]}
EOF
coupon FIFTH
run sale 150 60 --coupon "$coupon" --json
has '"payable":"168.00"'
back 120.00 1 1
back 48.00 1 2
books

about 'two of three units back'
# Rule: refund is half up of net × returned ÷ quantity.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10}}]}
EOF
run item add A --name A --price 100
run sale 'A*3'
back 180.00 1 '1*2'
back 90.00 1 '1*1'
books

about 'what is kept no longer reaches the minimum: its price does not change afterwards'
# Rule: shares are frozen with the bill; nothing is priced anew at a return.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10},"when":{"min_amount":"300.00"}}]}
EOF
run item add A --name A --price 50
run sale 'A*6' --json
has '"payable":"270.00"'
back 225.00 1 '1*5'
back 45.00 1
books

about 'the free one of three is brought back: neither nothing nor the full price'
# Rule: what is free is spread over all lines in scope.
shop - <<'EOF'
{"offers":[{"code":"B2G1","trigger":"automatic","benefit":{"buy":2,"free":1}}]}
EOF
run sale 30 30 30 --json
has '"payable":"60.00"'
back 20.00 1 3
run item add A --name A --price 10
run sale 'A*3' --json
back 6.67 2 '1*1'
back 6.66 2 '1*1'
back 6.67 2 '1*1'
books

about 'three for 10.00, one by one: never a cent more or less'
# Rule: refunds are computed cumulatively.
shop
run item add A --name A --price 10
run item add NUT --name nut --price 10 --weighed
run sale 'A*3@3.3333' --json
is 2
run sale 'NUT*0.999' --json
has '"payable":"9.99"'
back 3.33 1 '1*0.333'
back 3.33 1 '1*0.333'
back 3.33 1 '1*0.333'
run return 1 1 --json
is 1
books

about 'the price of the item and the tier of the member are others by then'
# Rule: a return knows the bill, not the price book of the day.
shop - <<'EOF'
{"tiers":{"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"50.00","discount_percent":20}]}}
EOF
member $A
run item add A --name A --price 20
run sale --member $A A --json
has '"payable":"20.00"'
run sale --member $A 80
run sale --member $A A --json
has '"payable":"16.00"'
back 20.00 1
back 16.00 3
books

about 'paid with points in part: half back gives half of the points back, once'
# Rule: points back are the share of what is returned; all when nothing is kept.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"money":{"points":100,"worth":"1.00"}}}
EOF
member $A
run points give $A 500 --reason gift --approver owner
run item add A --name A --price 10
run sale --member $A 'A*2' --points 200 --json
has '"payable":"18.00"'
holds $A points_balance:318
back 9.00 1 '1*1'
has '"points_back":100,"points_taken":9,'
holds $A points_balance:409
back 9.00 1
has '"points_back":100,"points_taken":9,'
holds $A points_balance:500
books

about 'points that do not divide: thirds come back as a whole'
# Rule: floor at each return, all when nothing is kept.
shop - <<'EOF'
{"points":{"money":{"points":1,"worth":"0.01"}}}
EOF
member $A
run points give $A 100 --reason gift --approver owner
run sale --member $A 10 10 10 --points 100 --json
has '"payable":"29.00"'
run return 1 1 --json
has '"points_back":3'
run return 1 2 --json
run return 1 3 --json
is 0
holds $A points_balance:100
books

about 'buy, earn, return, again and again: nothing is earned by it'
# Rule: points due are recomputed on what is kept.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
for n in 1 2 3; do
    run sale --member $A 99.99
    back 99.99 $n
    has '"points_taken":99,'
done
holds $A points_balance:0 owed_points:0
books

about 'the points of a returned bill are spent: a debt, not a balance below zero'
# Rule: what cannot be taken is owed, and settled by whatever points come first.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"money":{"points":1,"worth":"0.10"}}}
EOF
member $A
run sale --member $A 100
run sale --member $A 10 --points 80 --json
has '"payable":"2.00"'
holds $A points_balance:22
back 100.00 1
has '"points_taken":22,'
has '"owed_points":78,'
holds $A points_balance:0 owed_points:78
run sale --member $A 50
holds $A points_balance:0 owed_points:28
run points give $A 30 --reason gift --approver owner
holds $A points_balance:2 owed_points:0
books

about 'the points of a returned bill had ended long ago: none are taken a second time'
# Rule: what of the bill's own points has expired is not asked for.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"expire":{"days":10}}}
EOF
member $A
run sale --member $A 100
clock 2026-08-20T10:00
run nightly
run sale --member $A 7
back 100.00 1
has '"points_taken":0,'
holds $A points_balance:7 owed_points:0
books

about 'points that paid come back when they would have ended meanwhile'
# Rule: what belongs to an expired lot comes back as a new lot for a grace window.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"expire":{"days":10},"money":{"points":1,"worth":"0.10"}},"returns":{"grace_days":30}}
EOF
member $A
run sale --member $A 100
run sale --member $A 10 --points 100 --json
has '"payable":"0.00"'
clock 2026-09-01T10:00
run nightly
back 0.00 2
has '"points_back":100,'
holds $A points_balance:100
clock 2026-10-01T10:00
holds $A points_balance:100
clock 2026-10-02T10:00
holds $A points_balance:0
run nightly
books

about 'points come back with the date they had'
# Rule: points go back to their original lots with their dates.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"expire":{"days":10},"money":{"points":1,"worth":"0.10"}}}
EOF
member $A
run sale --member $A 100
clock 2026-08-09T10:00
run sale --member $A 10 --points 100
back 0.00 2
holds $A points_balance:100
clock 2026-08-12T10:00
holds $A points_balance:0
run nightly
books

about 'more than was sold, twice, of no such line, after a void'
# Rule: what is returned of a line never passes what was sold; each has its own answer.
shop
run item add A --name A --price 10
run sale 'A*2' 5
run return 1 '1*3' --json
is 1
has '"code":"already_returned"'
run return 1 3 --json
is 2
run return 1 '1*0' --json
is 2
run return 1 '1*-1' --json
is 2
back 10.00 1 '1*1'
run void 1 --json
is 1
has '"code":"already_returned"'
back 15.00 1
run return 1 --json
is 1
run sale 7
run void 2
is 0
run void 2 --json
is 1
has '"code":"already_voided"'
run return 2 --json
is 1
has '"code":"already_voided"'
run return 99 --json
is 3
books

about 'paid by stored value and by card: the card first, the rest to the account, never all in cash'
# Rule: money goes back the way it came, in reverse order of tender.
shop
member $A
run wallet topup $A 60
run sale --member $A 50 50 --pay wallet=60 --pay card=40
back 50.00 1 1
has '"tenders":[{"kind":"card","amount":"40.00"},{"kind":"wallet","amount":"10.00"}]'
holds $A wallet_balance:'"10.00"'
back 50.00 1
has '"tenders":[{"kind":"wallet","amount":"50.00"}]'
holds $A wallet_balance:'"60.00"'
books

about 'change was given: not what was handed over comes back but what was paid'
# Rule: cash is recorded less change.
shop
run sale 12.34 --pay cash=100 --json
has '"change":"87.66"'
back 12.34 1
has '"tenders":[{"kind":"cash","amount":"12.34"}]'
books

about 'principal and bonus with odd cents, back in three parts'
# Rule: the proportion drawn, computed cumulatively, half up for principal.
shop - <<'EOF'
{"wallet":{"topups":[{"pay":"100.00","bonus":"50.00"}]}}
EOF
member $A
run wallet topup $A 100
run item add A --name A --price 3.33
run sale --member $A 'A*3' 0.01 --pay wallet=10
holds $A principal:'"93.33"' bonus:'"46.67"'
back 3.33 1 '1*1'
back 3.33 1 '1*1'
back 3.34 1
holds $A principal:'"100.00"' bonus:'"50.00"'
books

about 'a bill of nothing to pay can be returned, and its coupon is free again'
# Rule: a bill of which nothing is left counts as voided.
shop - <<'EOF'
{"offers":[{"code":"ALL","trigger":"coupon","benefit":{"percent":100},"coupon":{"bearer":true}}]}
EOF
coupon ALL
run sale 10 5 --coupon "$coupon" --json
has '"payable":"0.00"'
back 0.00 1 1
has '"fate":"used"'
run coupon verify "$coupon" --json
has '"state":"used"'
back 0.00 1
has '"fate":"usable"'
run coupon verify "$coupon" --json
is 0
books

about 'a coupon that ended meanwhile does not come back to life'
# Rule: a coupon is usable again if not expired.
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"valid_days":3,"bearer":true}}]}
EOF
coupon OFF
run sale 10 --coupon "$coupon"
clock 2026-08-10T10:00
back 9.00 1
run coupon verify "$coupon" --json
is 1
has '"state":"expired"'
books

about 'the last day for returns, and the day after'
# Rule: within_days of returns, by the business day.
shop - <<'EOF'
{"returns":{"within_days":7}}
EOF
run sale 10
run sale 10
clock 2026-08-08T23:00
back 10.00 1
clock 2026-08-09T10:00
run return 2 --json
is 1
has '"code":"return_too_late"'
books

about 'gold by this bill, and back with it; gold by another, and kept'
# Rule: the tier is looked at again only if the returned sale had raised it.
shop - <<'EOF'
{"tiers":{"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"100.00"}]}}
EOF
member $A
run sale --member $A 60
run sale --member $A 60 --json
has '"tier":"gold"'
run sale --member $A 60
back 60.00 2
has '"tier":"gold"'
back 60.00 1
has '"tier":"gold"'
member $B
run sale --member $B 100 --json
has '"tier":"gold"'
run return 4 --json
has '"tier":"normal"'
books

about 'a return sent twice is one return; the same key for another is refused'
# Rule: same key and same body returns the first result; same key, other body is refused.
shop
run item add A --name A --price 10
run sale 'A*5'
run --key k1 return 1 '1*1' --json
has '"refund":"10.00"'
first=$out
run --key k1 return 1 '1*1' --json
is 0
[ "$out" = "$first" ] || fail 'the first result'
run --key k1 return 1 '1*2' --json
is 1
has '"code":"key_reused"'
back 40.00 1
books

about 'bonus points of a bill stay while anything is kept, and go with the last of it'
# Rule: bonus points stay while anything is kept.
shop - <<'EOF'
{"points":{"per":"10.00","earn":1},"offers":[{"code":"PLUS","trigger":"automatic","benefit":{"points_bonus":100}}]}
EOF
member $A
run sale --member $A 100 5 --json
has '"points_earned":110,'
back 100.00 1 1
has '"points_taken":10,'
back 5.00 1 2
has '"points_taken":100,'
holds $A points_balance:0
books

about 'a preview of a return writes nothing and says what the return then does'
# Rule: before anything is written, the preview shows all of it.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
run sale --member $A 10 20
run return 1 2 --quote --json
is 0
seen=$(printf '%s' "$out" | grep -o '"refund".*"points_taken":[0-9]*')
holds $A points_balance:30
run return 1 2 --json
done=$(printf '%s' "$out" | grep -o '"refund".*"points_taken":[0-9]*')
[ -n "$seen" ] && [ "$seen" = "$done" ] || fail "the preview's $seen"
books

finish
