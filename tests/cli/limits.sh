#!/bin/sh
# SPDX-License-Identifier: MIT
# What a clerk may do alone, from the first minute, and the list of it. Each case is one fresh shop.
. "$(dirname "$0")/lib"

about 'every template holds a clerk'
for template in retail salon tea; do
    FRONTDESK_SHOP=$work/$template.db
    export FRONTDESK_SHOP
    run shop create "$FRONTDESK_SHOP" --practice --programme "$template"
    is 0
    run staff add E07 --name Li --role clerk
    run item add CUP --name cup --price 130
    run sale 'CUP@1' --as E07 --json
    is 1
    has '"code":"approval_needed"'
    run sale 'CUP@129' --as E07 --json
    is 0
    run sale 300 --discount 160 --reason regular --as E07 --json
    is 1
    has '"code":"approval_needed"'
    run sale 100 --round 5 --as E07 --json
    is 1
    run sale 300 --as E07 --json
    run return "$(pick bill)" --as E07
    is 1
    run programme show --json
    has '"limits"'
done

about 'a clerk of a shop that says nothing may nothing'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"wallet":{"topups":[{"pay":"100.00","bonus":"10.00"}]},
 "offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":5},"coupon":{"bearer":true}}]}
EOF
member 13800005678
run staff add E07 --name Li --role clerk
run item add CUP --name cup --price 39
run sale 'CUP@38.99' --as E07
is 1
has 'A manager must approve this.'
run sale 'CUP@39' --as E07
is 0
run sale 'CUP@40' --as E07
is 0
run sale 100 --round 0.01 --as E07
is 1
run coupon issue OFF --as E07
is 1
run coupon issue OFF --as E07 --approver owner
is 0
run wallet topup 13800005678 100 --as E07
is 1
run wallet topup 13800005678 99 --as E07
is 0
run wallet topup 13800005678 100 --as E07 --approver E07
is 1
has 'An approver must be another person: E07 is signed in.'
run staff add E08 --name Wu --role clerk
run wallet topup 13800005678 100 --as E07 --approver E08
is 1
has 'E08 may not approve that. A manager must.'
run wallet topup 13800005678 100 --as E07 --approver owner
is 0
run sale 20 --as E07 --json
bill=$(pick bill)
run return "$bill" --as E07
is 1
run bill claim "$bill" 13800005678 --as E07
is 1
run void "$bill" --as E07
is 1
run void "$bill" --as E07 --approver owner
is 0
books

about 'five returns of 200.00, or of a part of a line'
shop - <<'EOF'
{"limits":{"clerk":{"refund":"200.00","refund_shift":"500.00"}}}
EOF
run staff add E07 --name Li --role clerk
run item add POT --name pot --price 1000
run sale 200 200 200 200 200 --as E07 --json
bill=$(pick bill)
run return "$bill" 1 --as E07
is 0
run return "$bill" 2 --as E07
is 1
has 'Over your limit ¥200. A manager must approve it.'
run sale 200 --as E07 --json
run return "$(pick bill)" --as E07
is 0
run sale 200 --as E07 --json
run return "$(pick bill)" --as E07
is 1
has 'Over your limit ¥500 of this shift. A manager must approve it.'
run sale POT --as E07 --json
bill=$(pick bill)
run return "$bill" '1*0.199' --as E07
is 2
has 'Quantity is wrong: 0.199'
run return "$bill" '1*0.199' --as owner
is 2
run sale 'POT*0.5' --as E07
is 2
run return "$bill" --as E07 --approver owner --json
is 0
books

about 'the manager sees who changed what'
shop - <<'EOF'
{"limits":{"clerk":{"price":"5.00","discount":"20.00","refund":"50.00","refund_shift":"50.00"},
           "manager":{"price":"100.00"}}}
EOF
run staff add E07 --name Li --role clerk
run staff add M01 --name Wang --role manager
run item add CUP --name cup --price 39
run sale 'CUP*1@36' --as E07 --reason 'price tag' --json
is 0
bill=$(pick bill)
run sale 'CUP*1@1' --as E07 --approver M01 --reason 'price tag' --quote --json
is 0
run item add POT --name pot --price 300
for quote in --quote --json; do
    run sale 'POT@1' --as E07 --approver M01 --reason 'price tag' $quote
    is 1
    has 'M01 may not approve that: limit ¥100.'
done
run sale 'CUP*1@1' --as E07 --approver M01 --reason 'price tag' --json
is 0
run sale 100 --discount 20 --reason regular --as E07 --json
run return "$bill" --as E07
is 0
run report hand --json
is 0
has '"E07","refund","'"$bill"'",null,"36.00",0,null,null,'
has '"CUP","38.00",0,"price tag","M01",'
has '"E07","price","'"$bill"'","CUP","3.00",0,"price tag",null,'
has '"totals":[null,null,null,null,null,null,null,null,null,null]'
run report hand --by staff --json
has '["E07","discount",1,"20.00",0,0]'
has '["E07","price",2,"41.00",0,1]'
run report hand
has 'Price changed'
lacks 'Total'
run report hand --from 2030-01-01 --json
has '"rows":[]'
run member add --phone 13800001111 --json
run sale 10 --member 13800001111 --json
theirs=$(pick bill)
run member phone 13800001111 13800002222 --proof "13800001111/$theirs" --as E07 --approver M01
is 0
run member phone 13800002222 13800003333 --proof "13800001111/$theirs" --as M01
is 0
run report hand --json
has '"E07","phone",null,null,"0.00",0,null,"M01",null]'
lacks '"M01","phone"'
run report hand --by staff --json
has '["E07","phone",1,"0.00",0,1]'
run report hand
has 'Number changed'
books

about 'limits in the programme: said, shown, refused by their path'
shop - <<'EOF'
{"limits":{"clerk":{"price":"5.00","coupons":7},"manager":{"points":900}}}
EOF
run programme show --json
has '"coupons":7'
has '"points":900'
printf '%s' '{"till":{"price_change_limit":"3.00"},"limits":{"clerk":{"price":"4.00"}}}' > "$work/two.json"
run programme load "$work/two.json" --json
is 2
has '"field":"till.price_change_limit"'
printf '%s' '{"limits":{"clerk":{"prise":"4.00"}}}' > "$work/wrong.json"
run programme load "$work/wrong.json" --json
is 2
has '"field":"limits.clerk.prise"'

finish
