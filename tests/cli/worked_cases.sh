#!/bin/sh
# SPDX-License-Identifier: MIT
# The worked cases of the value rules, through the command line: facts about how leading engines behave, restated.
# Each is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

about '10 points, reward in steps of 3: 9 used, 1 left'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"money":{"points":100,"worth":"100.00","step":3,"max_percent":100,"keep":0}}}
EOF
member 13800000001
run points give 13800000001 10 --reason gift --approver owner
is 0
run sale --member 13800000001 100 --points max --json
has '"points_spent":9,'
has '"payable":"91.00"'
run member show 13800000001 --json
has '"points_balance":92,'
run sale --member 13800000001 100 --points 4 --json
is 2
has '"code":"bad_value"'
has '"field":"points"'
books

about '1 point per 1.00, 10% off the bill: pays 90.00, earns 90'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10}}]}
EOF
member 13800000001
run sale --member 13800000001 100 --json
is 0
has '"payable":"90.00"'
has '"points_earned":90,'
has '"steps":[{"rule":"offer:TEN","text":"TEN: 100.00 × 10% = 10.00","amount":"-10.00"}]'
books

about 'stored value is a tender: 90.00 left to pay, earns 100'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member 13800000001
run wallet topup 13800000001 10
is 0
run sale --member 13800000001 100 --pay wallet=10 --quote --json
has '"payable":"100.00"'
has '"due":"90.00"'
has '"points_earned":100,'
run sale --member 13800000001 100 --pay wallet=10 --pay cash=90 --json
is 0
has '"tenders":[{"kind":"wallet","amount":"10.00"},{"kind":"cash","amount":"90.00"}]'
has '"points_earned":100,'
has '"wallet_balance":"0.00"'
books

about 'coupon 10% off, cap 9.00: 120.00 gives 9.00, 60.00 gives 6.00'
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"coupon","benefit":{"percent":10,"cap":"9.00"},"coupon":{"bearer":true}}]}
EOF
run coupon issue TEN --json
one=$(pick code)
run coupon issue TEN --json
two=$(pick code)
run sale 120 --coupon "$one" --json
is 0
has '"payable":"111.00"'
has "\"coupon\":\"$one\""
run sale 60 --coupon "$two" --json
is 0
has '"payable":"54.00"'
books

about '10% three times in sequence: 270.00, 243.00, 218.70'
shop - <<'EOF'
{"offers":[{"code":"A","trigger":"automatic","benefit":{"percent":10}},
           {"code":"B","trigger":"automatic","benefit":{"percent":10}},
           {"code":"C","trigger":"automatic","benefit":{"percent":10}}]}
EOF
run sale 300 --json
is 0
has '"payable":"218.70"'
has '"text":"A: 300.00 × 10% = 30.00","amount":"-30.00"'
has '"text":"B: 270.00 × 10% = 27.00","amount":"-27.00"'
has '"text":"C: 243.00 × 10% = 24.30","amount":"-24.30"'
books

about 'stored value 50.00, then 10% coupon on 100.00: due 40.00'
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"coupon","benefit":{"percent":10}}]}
EOF
member 13800000001
run wallet topup 13800000001 50
run coupon issue TEN --member 13800000001 --json
one=$(pick code)
run sale --member 13800000001 100 --pay wallet=50 --coupon "$one" --quote --json
has '"payable":"90.00"'
has '"due":"40.00"'
run sale --member 13800000001 100 --pay wallet=50 --pay card=40 --coupon "$one" --json
is 0
books

about 'food 100.00 and other 50.00, points on food only: shares decide'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"scope":{"category":["food"]}},
 "offers":[{"code":"ALL","trigger":"coupon","benefit":{"percent":10,"scope":{"all":true}},"coupon":{"bearer":true}},
           {"code":"FOOD","trigger":"coupon","benefit":{"percent":10,"scope":{"category":["food"]}},"coupon":{"bearer":true}}]}
EOF
member 13800000001
run coupon issue ALL --json
one=$(pick code)
run coupon issue FOOD --json
two=$(pick code)
run sale --member 13800000001 100:food 50:other --coupon "$one" --json
is 0
has '"payable":"135.00"'
has '"points_earned":90,'
run sale --member 13800000001 100:food 50:other --coupon "$two" --json
is 0
has '"payable":"140.00"'
has '"points_earned":90,'
books

about 'buy 3 get 1: quantities 4, 3, 100, 8 pay 3, 3, 75, 6'
shop - <<'EOF'
{"offers":[{"code":"B3G1","trigger":"automatic","benefit":{"buy":3,"free":1,"scope":{"sku":["TEA"]}}}]}
EOF
run item add TEA --name TEA --price 1
for pair in 4:3 3:3 100:75 8:6; do
    run sale "TEA*${pair%:*}" --json
    is 0
    has "\"payable\":\"${pair#*:}.00\""
done
books

about '100% off: exactly nothing, every line nothing'
shop - <<'EOF'
{"offers":[{"code":"FREE","trigger":"automatic","benefit":{"percent":100}}]}
EOF
run sale 5.60 8.92 44.91 217.26 2400.00 --json
is 0
has '"gross":"2676.69"'
has '"payable":"0.00"'
has '"tenders":[]'
[ "$(printf '%s' "$out" | grep -o '"net":"0.00"' | wc -l)" -eq 5 ] || fail 'five lines of nothing'
books

about 'minimum 1006.00 refuses a bill of 1005.00, minimum 1005.00 accepts it'
shop - <<'EOF'
{"offers":[{"code":"HIGH","trigger":"coupon","benefit":{"amount":"5.00"},"when":{"min_amount":"1006.00"},"coupon":{"bearer":true}},
           {"code":"LOW","trigger":"coupon","benefit":{"amount":"5.00"},"when":{"min_amount":"1005.00"},"coupon":{"bearer":true}}]}
EOF
run coupon issue HIGH --json
one=$(pick code)
run coupon issue LOW --json
two=$(pick code)
run sale 1005 --coupon "$one" --json
is 1
has '"code":"offer_conditions"'
has '"detail":"min_amount"'
run sale 1005 --coupon "$two" --json
is 0
has '"payable":"1000.00"'
books

about 'two coupons of one group: 65.00 and the second refused with the reason; as a sale refused whole'
shop - <<'EOF'
{"offers":[{"code":"G1","trigger":"coupon","benefit":{"amount":"100.00"},"stack":{"group":"bill"},"coupon":{"bearer":true}},
           {"code":"G2","trigger":"coupon","benefit":{"amount":"100.00"},"stack":{"group":"bill"},"coupon":{"bearer":true}}]}
EOF
run coupon issue G1 --json
one=$(pick code)
run coupon issue G2 --json
two=$(pick code)
run sale 165 --coupon "$one" --coupon "$two" --quote --json
is 0
has '"payable":"65.00"'
has '"refused":[{"rule":"offer:G2","code":"group_taken"'
has '"bill":null,"txn":null,'
run sale 165 --coupon "$one" --coupon "$two" --json
is 1
has '{"error":{"code":"group_taken"'
run bill list --json
has '{"bills":[]}'
run coupon verify "$two" --json
has '"state":"usable"'
books

about 'per-member limit 1: used, refused, the first voided, used again'
shop - <<'EOF'
{"offers":[{"code":"ONCE","trigger":"coupon","benefit":{"amount":"10.00"},"limits":{"per_member":1}}]}
EOF
member 13800000001
run coupon issue ONCE --member 13800000001 --json
one=$(pick code)
run coupon issue ONCE --member 13800000001 --json
two=$(pick code)
run sale --member 13800000001 100 --coupon "$one" --json
is 0
bill=$(pick bill)
run sale --member 13800000001 100 --coupon "$two" --json
is 1
has '"code":"offer_limit"'
has '"detail":"per_member"'
run void "$bill" --json
is 0
has "\"coupons\":[{\"code\":\"$one\",\"fate\":\"usable\"}]"
run sale --member 13800000001 100 --coupon "$two" --json
is 0
has '"payable":"90.00"'
books

about '25.00 off, T 50 with floor 45 and mugs 20, 20, 20: 5.00, 6.67, 6.67, 6.66'
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"automatic","benefit":{"amount":"25.00"}}]}
EOF
run item add T --name T --price 50 --floor 45
run item add MUG --name mug --price 20
run sale T MUG MUG MUG --json
is 0
has '"payable":"85.00"'
has '"unit_price":"50.00","net":"45.00"'
has '"no":2,"sku":"MUG","category":"general","quantity":1,"unit_price":"20.00","net":"13.33"'
has '"no":3,"sku":"MUG","category":"general","quantity":1,"unit_price":"20.00","net":"13.33"'
has '"no":4,"sku":"MUG","category":"general","quantity":1,"unit_price":"20.00","net":"13.34"'
books

about '20.00 off, floors on lines: 15.00 granted; 0, 19, 50, 26'
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"automatic","benefit":{"amount":"20.00"}}]}
EOF
run item add A --name A --price 10
run item add B --name B --price 20 --floor 19
run item add C --name C --price 50 --floor 50
run item add D --name D --price 30 --floor 26
run sale A B C D --json
is 0
has '"amount":"-15.00"'
has 'limited to 15.00 by the lines'
has '"sku":"A","category":"general","quantity":1,"unit_price":"10.00","net":"0.00"'
has '"net":"19.00"'
has '"net":"50.00"'
has '"net":"26.00"'
books

about '1 point per 10.00, 200.00 of two items: 10 points kept, then none'
shop - <<'EOF'
{"points":{"per":"10.00","earn":1}}
EOF
member 13800000001
run item add X --name X --price 100
run sale --member 13800000001 'X*2' --json
is 0
has '"points_earned":20,'
run return 1 '1*1' --json
is 0
has '"refund":"100.00"'
has '"points_taken":10,'
run member show 13800000001 --json
has '"points_balance":10,'
run return 1 '1*1' --json
has '"points_taken":10,'
run member show 13800000001 --json
has '"points_balance":0,'
books

about 'ten returns of 1.00 from a bill of 10.00 at 1 point per 10.00: 1 point taken in all'
shop - <<'EOF'
{"points":{"per":"10.00","earn":1}}
EOF
member 13800000001
run item add X --name X --price 1
run sale --member 13800000001 'X*10' --json
has '"points_earned":1,'
taken=0
for i in 1 2 3 4 5 6 7 8 9 10; do
    run return 1 '1*1' --json
    is 0
    has '"refund":"1.00"'
    case $out in *'"points_taken":1,'*) taken=$((taken + 1)) ;; esac
done
[ $taken -eq 1 ] || fail '1 point taken in all'
run return 1 --json
is 1
has '"code":"already_'
books

about 'principal 3000.00, bonus 1000.00: 400.00 draws 300.00 and 100.00, and gives the same back'
shop - <<'EOF'
{"wallet":{"topups":[{"pay":"3000.00","bonus":"1000.00"}]}}
EOF
member 13800000001
run wallet topup 13800000001 3000 --json
has '"wallet_balance":"4000.00","principal":"3000.00","bonus":"1000.00"'
run sale --member 13800000001 400 --pay wallet=400 --json
is 0
run explain "$(pick txn)"
has 'principal 300.00 + bonus 100.00'
run member show 13800000001 --json
has '"principal":"2700.00","bonus":"900.00"'
run return 1 --json
has '"tenders":[{"kind":"wallet","amount":"400.00"}]'
run member show 13800000001 --json
has '"principal":"3000.00","bonus":"1000.00"'
books

about 'wrong code, expired code, used code, other member'"'"'s code: four different answers'
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"valid_days":1}},
           {"code":"BEAR","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
member 13800000001
member 13800000002
run coupon issue OFF --member 13800000001 --json
mine=$(pick code)
run coupon issue BEAR --json
used=$(pick code)
run sale 10 --coupon "$used"
is 0
run coupon verify "$mine" --member 13800000002 --json
is 1
has '"error":{"code":"coupon_other_member"'
run coupon verify "$used" --json
is 1
has '"state":"used"'
has '"error":{"code":"coupon_used"'
run coupon verify 0000-0000-0000 --json
is 1
has '"state":"forged"'
run coupon verify ABC --json
is 1
has '"state":"unknown"'
run coupon verify "$mine" --member 13800000001 10 --json
is 0
has '"state":"usable"'
has '"benefit":"1.00"'
clock 2026-08-03T10:00
run coupon verify "$mine" --member 13800000001 --json
is 1
has '"state":"expired"'
has '"error":{"code":"coupon_expired"'
books

finish
