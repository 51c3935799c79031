#!/bin/sh
# SPDX-License-Identifier: MIT
# Every kind of benefit through the command line. Each is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

about 'buy 3 get 1: where nothing is free nothing stands; the units are named'
shop - <<'EOF'
{"offers":[{"code":"B3G1","name":"Buy 3 get 1","trigger":"automatic","benefit":{"buy":3,"free":1,"scope":{"sku":["TEA"]}}}]}
EOF
run item add TEA --name tea --price 1
run sale 'TEA*3' --json
is 0
has '"payable":"3.00"'
has '"steps":[]'
run sale 'TEA*8' 5 --json
has '"payable":"11.00"'
run explain "$(pick txn)"
has 'Line 1: 2 of 8 units, 8.00 of its amount left'
has 'Buy 3 get 1: 2.00 off these units'
books

about 'buy 3 get 1 as a coupon: refused where nothing is free; the cheapest is'
shop - <<'EOF'
{"offers":[{"code":"B3G1","trigger":"coupon","benefit":{"buy":3,"free":1},"coupon":{"bearer":true}}]}
EOF
run coupon issue B3G1 --json
one=$(pick code)
run sale 5 5 5 --coupon "$one" --json
is 1
has '"code":"offer_conditions"'
has '"detail":"scope"'
run sale 5 5 3 5 --coupon "$one" --json
is 0
has '"payable":"15.00"'
books

about 'the second at half price, dearest first; a fixed price never raises one; an item free'
shop - <<'EOF'
{"offers":[{"code":"HALF","trigger":"coupon","benefit":{"nth":2,"percent":50},"coupon":{"bearer":true}},
           {"code":"NINE","trigger":"coupon","benefit":{"fixed_price":"9.90"},"coupon":{"bearer":true}},
           {"code":"CUP","trigger":"coupon","benefit":{"free_item":"CUP"},"coupon":{"bearer":true}}]}
EOF
run item add CUP --name cup --price 7
for offer in HALF NINE CUP; do
    run coupon issue "$offer" --json
    eval "$offer=\$(pick code)"
done
run sale 10 30 --coupon "$HALF" --json
is 0
has '"payable":"35.00"'
run sale 12 9 --coupon "$NINE" --json
is 0
has '"payable":"18.90"'
run sale 20 --coupon "$CUP" --json
is 1
has '"detail":"scope"'
run sale 20 'CUP*2' --coupon "$CUP" --json
is 0
has '"payable":"27.00"'
books

about 'line offers before bill offers, whatever their priority'
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10},"stack":{"priority":1}},
           {"code":"EIGHT","trigger":"automatic","benefit":{"fixed_price":"8.00"}}]}
EOF
run sale 10 --json
is 0
has '"payable":"7.20"'
books

about 'double points on food, 50 more with a coupon, kept while anything is'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},
 "offers":[{"code":"DOUBLE","trigger":"automatic","benefit":{"points_percent":200,"scope":{"category":["food"]}}},
           {"code":"FIFTY","trigger":"coupon","benefit":{"points_bonus":50}}]}
EOF
member 13800000001
run coupon issue FIFTY --member 13800000001 --json
one=$(pick code)
run sale --member 13800000001 100:food 50:other --coupon "$one" --json
is 0
has '"payable":"150.00"'
has '"points_earned":300,'
has '"rule":"offer:DOUBLE"'
has "\"rule\":\"offer:FIFTY\",\"coupon\":\"$one\",\"points\":50,"
run return 1 1 --json
is 0
has '"points_taken":200,'
run return 1 2 --json
has '"points_taken":100,'
run member show 13800000001 --json
has '"points_balance":0,'
books

about 'the tier doubles, an offer triples: the best one, or the product'
for way in best:300 product:600; do
    shop - <<EOF
{"points":{"per":"1.00","earn":1,"multipliers":"${way%:*}"},
 "tiers":{"levels":[{"code":"a","from":"0","points_percent":200}]},
 "offers":[{"code":"TRIPLE","trigger":"automatic","benefit":{"points_percent":300}}]}
EOF
    member 13800000001
    run sale --member 13800000001 100 --json
    is 0
    has "\"points_earned\":${way#*:},"
    books
done

about 'a gift: with the bill, without one, gone when the stock is; a void brings it back'
shop - <<'EOF'
{"offers":[{"code":"CUP","trigger":"coupon","benefit":{"gift":"CUP"},"coupon":{"bearer":true}}]}
EOF
run item add CUP --name cup --price 7 --stock 2
for n in 1 2 3; do
    run coupon issue CUP --json
    eval "c$n=\$(pick code)"
done
run sale 20 --coupon "$c1" --json
is 0
has '"payable":"20.00"'
has '"gifts":[{"sku":"CUP","quantity":1}]'
run coupon redeem "$c2" --json
is 0
has '"gift":"CUP"'
run sale 20 --coupon "$c3" --json
is 1
has '"code":"out_of_stock"'
run coupon redeem "$c3" --json
is 1
has '"code":"out_of_stock"'
run coupon redeem "$c2" --json
is 1
has '"code":"coupon_used"'
run void 1 --json
is 0
run coupon redeem "$c3" --json
is 0
books

about 'a tier reached by points earned, in the member year; lost when they are taken back'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},
 "tiers":{"measure":"earned_points","window":{"anniversary":true},
          "levels":[{"code":"normal","from":"0"},{"code":"gold","from":100}]}}
EOF
member 13800000001
run points give 13800000001 500 --reason gift --approver owner
run sale --member 13800000001 99 --json
has '"tier":"normal"'
run sale --member 13800000001 1 --json
has '"tier":"gold"'
run explain "$(pick txn)"
has 'gold'
run void 2 --json
has '"tier":"normal"'
books

about 'a top-up brings points, a coupon, and its bonus in parts'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},
 "wallet":{"topups":[{"pay":"500.00","bonus":"100.00","points":50,"coupon":"OFF","instalments":{"count":2,"every":"month"}}]},
 "offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"}}]}
EOF
member 13800000001
run wallet topup 13800000001 500 --json
is 0
has '"wallet_balance":"550.00","principal":"500.00","bonus":"50.00"'
run explain "$(pick txn)"
has 'Top-up 500.00: pay 500.00 get 100.00 more, bonus in 2 instalments; 50 bonus points'
run member show 13800000001 --json
has '"points_balance":50,'
has '"offer":"OFF"'
clock 2026-09-01T10:00
run member show 13800000001 --json
has '"wallet_balance":"600.00"'
books

finish
