#!/bin/sh
# SPDX-License-Identifier: MIT
# What users of other engines found wrong with prices: cents that drift, totals below zero, the wrong line for nothing.
# Each is restated here, is one fresh shop, and names the rule that guards against it.
. "$(dirname "$0")/lib"

# Prices LINES (one word each) and checks the amount due: costs PAYABLE LINE...
costs() {
    want=$1
    shift
    run sale "$@" --quote --json
    is 0
    has "\"payable\":\"$want\""
}

# The net of every line of the last answer, in order.
nets() {
    got=$(printf '%s' "$out" | grep -o '"net":"[^"]*"' | cut -d '"' -f 4 | tr '\n' ' ')
    [ "$got" = "$* " ] || fail "lines of $*, not $got"
}

about 'a percentage that does not come out even is not left for the display to round'
# Rule: every amount made by a rate is rounded half up to the fen, once per step.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10}}]}
EOF
costs 44.95 49.95
costs 0.04 0.05
costs 8999999.99 9999999.99

about 'three equal lines and a percentage: not three roundings but one'
# Rule: a step is computed over its whole scope, then spread by largest remainder, ties by line order.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10}}]}
EOF
costs 8.99 3.33 3.33 3.33
nets 2.99 3.00 3.00
costs 0.03 0.01 0.01 0.01

about '10.00 over three equal lines: the odd cent is on one of them, with the right sign'
# Rule: the shares of a step add up to it exactly; net is what is left.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"amount":"10.00"}}]}
EOF
costs 290.00 100 100 100
nets 96.66 96.67 96.67

about 'a small amount over many small lines: no line below nothing'
# Rule: largest remainder over what is left; a discount never takes a line below zero.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"amount":"0.10"}}]}
EOF
costs 0.20 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 \
    0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01
lacks '"net":"-'

about '100% off a weighed line whose price was rounded: nothing, not a cent less'
# Rule: a line is rounded before a discount sees it.
shop - <<'EOF'
{"offers":[{"code":"ALL","trigger":"automatic","benefit":{"percent":100}}]}
EOF
run item add NUT --name nut --price 64.22 --weighed
costs 0.00 'NUT*2.25'
has '"gross":"144.50"'
costs 0.00 13.23 13.23

about 'an amount above the bill: nothing to pay, never less'
# Rule: a discount never takes the bill below zero; what none can take is not granted, and the step says so.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"offers":[{"code":"BIG","trigger":"automatic","benefit":{"amount":"500.00"}}]}
EOF
member 13800000001
run sale --member 13800000001 10 20 --json
is 0
has '"payable":"0.00"'
has '"amount":"-30.00"'
has '"points_earned":0,'
run return 1 --json
is 0
has '"refund":"0.00"'
books

about 'a percentage and an amount that together exceed the bill, entered in both orders'
# Rule: within equal priority percent before amount, whatever the order of entry.
shop - <<'EOF'
{"offers":[{"code":"PCT","trigger":"coupon","benefit":{"percent":10},"coupon":{"bearer":true}},
           {"code":"AMT","trigger":"coupon","benefit":{"amount":"50.00"},"coupon":{"bearer":true}}]}
EOF
coupon PCT
pct=$coupon
coupon AMT
costs 0.00 50 --coupon "$pct" --coupon "$coupon"
costs 0.00 50 --coupon "$coupon" --coupon "$pct"
costs 40.00 100 --coupon "$coupon" --coupon "$pct"

about 'two percentages: the second is of what the first left'
# Rule: percent applies to what is left at its turn.
shop - <<'EOF'
{"offers":[{"code":"A","trigger":"coupon","benefit":{"percent":20},"coupon":{"bearer":true}},
           {"code":"B","trigger":"coupon","benefit":{"percent":10},"coupon":{"bearer":true}}]}
EOF
coupon A
one=$coupon
coupon B
costs 72.00 100 --coupon "$coupon" --coupon "$one"

about 'an amount off one line of three units: the line is exact though no unit is'
# Rule: a share is frozen with the line, not with a unit.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"amount":"10.00","scope":{"sku":["A"]}}}]}
EOF
run item add A --name A --price 10
costs 20.00 'A*3'
nets 20.00
costs 45.00 'A*3' 25

about 'an item not to be discounted beside one that may be'
# Rule: a no-discount line takes no offer or coupon; the others take theirs as if it were not there.
shop - <<'EOF'
{"offers":[{"code":"FIFTH","trigger":"coupon","benefit":{"percent":20},"coupon":{"bearer":true}}]}
EOF
run item add SALE --name sale --price 20 --no-discount
coupon FIFTH
costs 34.40 18 SALE --coupon "$coupon"
nets 14.40 20.00
run sale SALE --coupon "$coupon" --json
is 1
has '"detail":"scope"'
run coupon verify "$coupon" --json
is 0

about 'an item not to be discounted still counts for the minimum'
# Rule: no-discount lines count for minimums.
shop - <<'EOF'
{"offers":[{"code":"FIVE","trigger":"automatic","benefit":{"amount":"5.00"},"when":{"min_amount":"30.00"}}]}
EOF
run item add SALE --name sale --price 20 --no-discount
costs 25.00 SALE 10
nets 20.00 5.00
costs 29.99 SALE 9.99

about 'a line of nothing stays nothing; a quantity of nothing or less is no line'
# Rule: values are checked where they come in.
shop - <<'EOF'
{"offers":[{"code":"FIVE","trigger":"automatic","benefit":{"amount":"5.00"}}]}
EOF
run item add GIFT --name gift --price 0
run item add A --name A --price 10
costs 5.00 GIFT A
nets 0.00 5.00
for line in 'A*0' 'A*-1' -5; do
    run sale --json -- "$line"
    is 2
    has '"code":"bad_value"'
done

about 'buy 2 get 1 over different prices: the cheapest unit is for nothing'
# Rule: of all units in scope the cheapest are free; their worth is spread over all lines in scope.
shop - <<'EOF'
{"offers":[{"code":"B2G1","trigger":"automatic","benefit":{"buy":2,"free":1}}]}
EOF
costs 50.00 30 20 10
nets 25.00 16.67 8.33
costs 60.00 10 20 10 30

about 'buy 1 get 1 over 20.00 and 10.00: 10.00 off, not the half of both'
# Rule: buy N get M takes whole units, the cheapest.
shop - <<'EOF'
{"offers":[{"code":"B1G1","trigger":"automatic","benefit":{"buy":1,"free":1}}]}
EOF
costs 20.00 20 10
costs 40.00 20 10 20
costs 20.00 20

about 'buy 10 get 10: an eleventh unit frees one, and each whole set ten'
# Rule: an incomplete set gives what exceeds N; free units never feed their own count.
shop - <<'EOF'
{"offers":[{"code":"TENS","trigger":"automatic","benefit":{"buy":10,"free":10,"scope":{"sku":["A"]}}}]}
EOF
run item add A --name A --price 1
for pair in 10:10 11:10 20:10 21:11 30:20 31:20 40:20; do
    costs "${pair#*:}.00" "A*${pair%:*}"
done

about 'buy 1 get 5: more free than bought is allowed, and never below nothing'
# Rule: buy N get M for any N and M.
shop - <<'EOF'
{"offers":[{"code":"B1G5","trigger":"automatic","benefit":{"buy":1,"free":5,"scope":{"sku":["BALL"]}}}]}
EOF
run item add BALL --name ball --price 2
for pair in 1:2 3:2 6:2 7:4 12:4; do
    costs "${pair#*:}.00" "BALL*${pair%:*}"
done

about 'units put on the bill one by one or at once: the same price'
# Rule: units are counted over all lines in scope.
shop - <<'EOF'
{"offers":[{"code":"B2G1","trigger":"automatic","benefit":{"buy":2,"free":1,"scope":{"sku":["A"]}}}]}
EOF
run item add A --name A --price 4
costs 16.00 'A*6'
costs 16.00 A 'A*2' 'A*3'
costs 16.00 A A A A A A

about 'every fifth at half price, again and again'
# Rule: of every N units, dearest first, the N-th takes the percent.
shop - <<'EOF'
{"offers":[{"code":"FIFTH","trigger":"automatic","benefit":{"nth":5,"percent":50}}]}
EOF
run item add A --name A --price 2
costs 8.00 'A*4'
costs 9.00 'A*5'
costs 17.00 'A*9'
costs 18.00 'A*10'
costs 15.00 5 4 3 2 2

about 'one item for nothing out of a line of two: one unit, at what is left of it'
# Rule: a free item is one unit, worth what is left of its line divided by its quantity.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10}},
           {"code":"CUP","trigger":"coupon","benefit":{"free_item":"CUP"},"coupon":{"bearer":true}}]}
EOF
run item add CUP --name cup --price 7
run item add TEA --name tea --price 7
coupon CUP
costs 6.30 'CUP*2' --coupon "$coupon"
costs 6.30 TEA CUP --coupon "$coupon"
nets 6.30 0.00
run sale TEA --coupon "$coupon" --json
is 1
has '"detail":"scope"'

about 'a set price does not make a cheaper item dearer'
# Rule: a fixed price never raises one, each line by itself.
shop - <<'EOF'
{"offers":[{"code":"HALF","trigger":"automatic","benefit":{"percent":50,"scope":{"category":["old"]}}},
           {"code":"NINE","trigger":"coupon","benefit":{"fixed_price":"9.00"},"coupon":{"bearer":true}}]}
EOF
coupon NINE
costs 15.00 12 12:old --coupon "$coupon"
nets 9.00 6.00

about 'a discount that would defeat its own minimum'
# Rule: the minimum is tested against a base the offer itself cannot change.
shop - <<'EOF'
{"offers":[{"code":"BIG","trigger":"coupon","benefit":{"amount":"100.00"},"when":{"min_amount":"100.00"},
            "coupon":{"bearer":true}},
           {"code":"MORE","trigger":"coupon","benefit":{"amount":"5.00"},"when":{"min_amount":"100.00"},
            "coupon":{"bearer":true}}]}
EOF
coupon BIG
one=$coupon
coupon MORE
costs 25.00 125 --coupon "$one"
costs 20.00 125 --coupon "$one" --coupon "$coupon"
costs 20.00 125 --coupon "$coupon" --coupon "$one"

about 'a minimum before and after other discounts: the setting decides'
# Rule: before-discounts is gross; before-coupons is what automatic offers left.
shop - <<'EOF'
{"offers":[{"code":"AUTO","trigger":"automatic","benefit":{"amount":"10.00"}},
           {"code":"AFTER","trigger":"coupon","benefit":{"amount":"1.00"},"when":{"min_amount":"20.00"},
            "coupon":{"bearer":true}},
           {"code":"BEFORE","trigger":"coupon","benefit":{"amount":"1.00"},
            "when":{"min_amount":"20.00","min_base":"before-discounts"},"coupon":{"bearer":true}}]}
EOF
coupon AFTER
run sale 25 --coupon "$coupon" --json
is 1
has '"detail":"min_amount"'
costs 19.00 30 --coupon "$coupon"
coupon BEFORE
costs 14.00 25 --coupon "$coupon"

about 'a minimum of one category is not met by another'
# Rule: the condition's scope says what minimums count.
shop - <<'EOF'
{"offers":[{"code":"FOOD","trigger":"automatic","benefit":{"amount":"5.00","scope":{"category":["food"]}},
            "when":{"min_amount":"30.00","min_quantity":2,"scope":{"category":["food"]}}}]}
EOF
costs 40.00 20:food 20:other
costs 40.00 40:food
costs 25.00 15:food 15:food

about 'a capped percentage over several lines'
# Rule: the cap is of the whole step; the shares add up to it.
shop - <<'EOF'
{"offers":[{"code":"TEN","trigger":"automatic","benefit":{"percent":10,"cap":"9.00"}}]}
EOF
costs 111.00 40 40 40
nets 37.00 37.00 37.00
costs 91.01 33.33 33.34 33.34
costs 80.99 29.99 30 30

about 'taking off the odd cents by hand is spread, and earns nothing'
# Rule: round-off acts last, is spread like a discount and lowers what earns.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"till":{"round_off":{"to":"1.00","hand_limit":"1.00"}}}
EOF
member 13800000001
run sale --member 13800000001 3.34 3.33 3.33 0.40 --round 0.40 --json
is 0
has '"payable":"10.00"'
has '"points_earned":10,'
run return 1 --json
has '"refund":"10.00"'
books

about 'tenders of a tenth and two tenths pay three tenths'
# Rule: no floating point anywhere.
shop
run sale 0.30 --pay card=0.10 --pay wechat=0.20 --json
is 0
has '"change":"0.00"'
run sale 1.10 2.20 --pay card=3.30 --json
is 0
run sale 0.30 --pay card=0.29 --json
is 1
has '"code":"tender_short"'
run sale 0.30 --pay card=0.31 --json
is 1
has '"code":"tender_over"'
books

finish
