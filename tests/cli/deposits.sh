#!/bin/sh
# SPDX-License-Identifier: MIT
# Deposits of orders: taken, paid with, given back, forfeited.
. "$(dirname "$0")/lib"

about 'a deposit is money in the drawer and a lot of its order: no sale, no points'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
run member add --phone 13800005678
run order add 'Cake for Li' --member 13800005678 --total 300 --json
is 0
has '"order":1,"name":"Cake for Li"'
run order add '' --json
is 2
run deposit take 1 100 --pay wechat=60 --pay cash=40 --json
is 0
has '"order":1,"amount":"100.00","held":"100.00"'
run deposit take 1 0 --json
is 2
run deposit take 9 10 --json
is 3
run deposit take 1 10 --pay wallet=10 --json
is 2
run deposit take 1 10 --pay card=9 --json
is 1
has '"code":"tender_short"'
run order list --json
has '"taken":"100.00","held":"100.00"'
run member show 13800005678 --json
has '"points_balance":0'
run shift report --json
has '"deposits":{"amount":"60.00","count":1}'
has '"bills":0'
run shift report
has 'Deposits 100.00, accounts settled 0.00: in the net above, no sales'
books

about 'as tender of the balance bill it counts like cash'
run sale --member 13800005678 300 --pay deposit:1=100.01 --pay cash=199.99 --json
is 1
has '"code":"not_enough_stored_value"'
has 'Order 1 has ¥100.00 of deposits left.'
run sale 300 --pay deposit:7=1 --json
is 3
run sale --member 13800005678 200 100 --pay deposit:1=80 --pay cash=220 --json
is 0
has '{"kind":"deposit","amount":"80.00","reference":"1"}'
has '"points_earned":300'
bill=$(pick bill)
run order list --json
has '"held":"20.00"'
run return "$bill" 2 --json
has '"tenders":[{"kind":"cash","amount":"100.00"}]'
run return "$bill" --json
has '{"kind":"deposit","amount":"80.00","reference":"1"}'
run order list --json
has '"held":"100.00"'
books

about 'given back by its tender, or forfeited with a reason and an approver'
run order refund 1 --json
is 2
run order refund 1 --reason cancelled --quote --json
is 0
has '"txn":null,"order":1,"refund":"100.00","tenders":[{"kind":"cash","amount":"40.00"},{"kind":"wechat","amount":"60.00"}]'
run order refund 1 --reason cancelled --json
has '"tenders":[{"kind":"cash","amount":"40.00"},{"kind":"wechat","amount":"60.00"}]'
run order refund 1 --reason cancelled --json
is 1
run order add Vase --json
run deposit take 2 50 --json
run order forfeit 2 --reason 'not fetched' --json
is 1
has '"code":"approval_needed"'
run staff add M01 --name Zhao --role manager
run order forfeit 2 --approver M01 --json
is 2
run order forfeit 2 --reason 'not fetched' --approver M01 --json
is 0
has '"forfeited":"50.00","tenders":[]'
run order list --json
has '"taken":"50.00","held":"0.00"'
run order list --limit 1 --json
has '"more":true'
run order list --after 1 --json
has '"order":2'
books

about 'a clerk gives back within the limits of returns'
run staff add E07 --name Li --role clerk
run order add Bowl
run --as E07 deposit take 3 30 --json
is 0
run --as E07 order refund 3 --reason no --json
is 1
has '"code":"approval_needed"'
run --as E07 order refund 3 --reason no --approver M01 --json
is 0
books

about 'in a shop of one the owner keeps a deposit alone, and it is on the list of what was approved'
shop - <<'EOF'
{}
EOF
run order add Vase --json
run deposit take 1 50 --json
run --as owner order forfeit 1 --json
is 2
run staff add M01 --name Zhao --role manager
run --as owner order forfeit 1 --reason 'not fetched' --json
is 1
has '"code":"approval_needed"'
run staff edit M01 --left 2026-08-01
run --as owner order forfeit 1 --reason 'not fetched' --json
is 0
has '"forfeited":"50.00"'
run report hand --json
has '"forfeit"'
run audit --json
has 'shop_of_one'
run member add --phone 13800005678
run --as owner return --no-receipt --member 13800005678 --credit 35 --reason cup --json
is 0
books

finish
