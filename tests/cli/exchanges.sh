#!/bin/sh
# SPDX-License-Identifier: MIT
# Exchanges: a return and a sale in one act.
. "$(dirname "$0")/lib"

about 'the difference is paid; what came back pays the new bill by its tender'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
run member add --phone 13800005678
run sale --member 13800005678 100 28 --pay wechat=128 --json
bill=$(pick bill)
run exchange "$bill" 1 --for 130 --quote --json
is 0
has '"difference":"30.00","tenders":[{"kind":"cash","amount":"30.00"}]'
run bill list --json
lacks '"0001-000002"'
run exchange "$bill" 1 --for 130 --pay cash=50 --key K1 --json
is 0
has '"refund":"100.00"'
has '"payable":"130.00"'
has '{"kind":"wechat","amount":"100.00"}'
has '"difference":"30.00","tenders":[{"kind":"cash","amount":"30.00"}],"change":"20.00"'
run exchange "$bill" 1 --for 130 --pay cash=50 --key K1 --json
is 0
has '"difference":"30.00","tenders":[{"kind":"cash","amount":"30.00"}],"change":"20.00"'
run member show 13800005678 --json
has '"points_balance":158'
run shift report --json
has '"kind":"wechat","sales":{"amount":"228.00","count":2}'
books

about 'less goes out than comes back: the rest is given back by its tender'
run exchange 0001-000002 1 --for 90 --for 10 --json
is 0
has '"difference":"-30.00","tenders":[{"kind":"wechat","amount":"-30.00"}]'
books

about 'nothing is written where either half is refused'
run exchange 0001-000003 1 --for 999 --pay cash=1 --json
is 1
has '"code":"tender_short"'
run exchange 0001-000003 9 --for 10 --json
is 2
run exchange 0001-000003 1 --json
is 2
run bill show 0001-000003 --json
has '"refunded":"0.00"'
books

about 'stored value comes back to its lots and is drawn again'
run wallet topup 13800005678 200
run sale --member 13800005678 80 --pay wallet=80 --json
bill=$(pick bill)
run exchange "$bill" 1 --for 60 --json
has '"difference":"-20.00","tenders":[{"kind":"wallet","amount":"-20.00"}]'
run member show 13800005678 --json
has '"wallet_balance":"140.00"'
books

about 'a bill of the wrong member is sold anew: the price, the points and the coupons are those of the right one'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},
 "tiers":{"levels":[{"code":"n","name":"N","from":"0"},{"code":"g","name":"G","from":"1000.00","discount_percent":10}]},
 "offers":[{"code":"OFF5","trigger":"coupon","benefit":{"amount":"5.00","scope":{"all":true}},"coupon":{"bearer":true}}]}
EOF
member 13800005678
member 13900005678
run sale --member 13900005678 1000 --json
run item add TEA --name tea --price 60
run coupon issue OFF5 --json
coupon=$(pick code)
run sale --member 13800005678 TEA 40 --coupon "$coupon" --pay wechat=95 --json
is 0
bill=$(pick bill)
run bill resell "$bill" 13900005678 --quote --json
is 0
has '"payable":"85.00"'
has '"difference":"-10.00","tenders":[{"kind":"wechat","amount":"-10.00"}]'
run member show 13800005678 --json
has '"points_balance":95'
run bill resell "$bill" 13900005678 --key K1 --json
is 0
has '"payable":"85.00"'
has '"points_earned":85'
run bill resell "$bill" 13900005678 --key K1 --json
is 0
has '"payable":"85.00"'
run member show 13800005678 --json
has '"points_balance":0'
has '"spend":"0.00"'
run member show 13900005678 --json
has '"points_balance":1085'
run bill resell "$bill" 13900005678 --json
is 1
has '"code":"already_voided"'
books

about 'only another member, and only in the shift'
run bill resell 0001-000003 13900005678 --json
is 2
has '"code":"bad_value","field":"member"'
run shift close --count 100=0
run bill resell 0001-000003 13800005678 --json
is 6
has '"code":"not_permitted","field":"bill"'
books

about 'a clerk sells anew what they may void, however much more it costs the right member'
shop - <<'EOF'
{"tiers":{"levels":[{"code":"n","from":"0"},{"code":"g","from":"1000.00","discount_percent":10}]},
 "limits":{"clerk":{"refund":"500.00","refund_shift":"500.00"}}}
EOF
member 13800005678
member 13900005678
run setting set new_clerk_days 0
run staff add E07 --name Li --role clerk
run sale --member 13900005678 1000
run sale --member 13900005678 220 --as E07 --json
has '"payable":"198.00"'
bill=$(pick bill)
run bill resell "$bill" 13800005678 --as E07 --json
is 0
has '"payable":"220.00"'
books

about 'stored value goes back to whose it was, and the reason stays with the entry'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member 13800005678
member 13900005678
run wallet topup 13800005678 200
run sale --member 13800005678 80 --pay wallet=80 --json
bill=$(pick bill)
run bill resell "$bill" 13900005678 --pay cash=100 --json
is 0
has '"difference":"0.00"'
has '"change":"20.00"'
run member show 13800005678 --json
has '"wallet_balance":"200.00"'
run member show 13900005678 --json
has '"points_balance":80'
run return 0001-000002 --reason 'too small' --json
is 0
books

about 'without a receipt the bill is found by member, or by day and amount; else store credit, approved'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member 13800005678
run sale --member 13800005678 80
run sale 66
run return --no-receipt --member 13800005678 --json
is 0
has '{"bills":[{"bill":"0001-000001"'
lacks '0001-000002'
run return --no-receipt --day 2026-08-01 --amount 66 --json
has '{"bills":[{"bill":"0001-000002"'
lacks '0001-000001'
run return 0001-000002
run return --no-receipt --day 2026-08-01 --amount 66 --json
is 3
has '"detail":"no_receipt"'
run return --no-receipt --json
is 2
run return --no-receipt --member 13800005678 --credit 35 --reason cup --json
is 1
has '"code":"approval_needed"'
run return --no-receipt --member 13800005678 --credit 35 --approver owner --json
is 2
has '"code":"missing_value","field":"reason"'
run return --no-receipt --member 13800005678 --credit 35 --reason cup --approver owner --key C1 --json
is 0
has '"credit":"35.00","wallet_balance":"35.00"'
run return --no-receipt --member 13800005678 --credit 35 --reason cup --approver owner --key C1 --json
is 0
has '"credit":"35.00","wallet_balance":"35.00"'
run sale --member 13800005678 10 --pay wallet=10 --json
is 0
run wallet close 13800005678 --json
is 0
has '"paid_out":"0.00","bonus_ended":"25.00"'
books

about 'a gift that does not come back with a voided bill is owed in points; without a points price it is noted'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},
 "offers":[{"code":"CUP","trigger":"coupon","benefit":{"gift":"CUP"},"coupon":{"bearer":true}},
           {"code":"BAG","trigger":"coupon","benefit":{"gift":"BAG"},"coupon":{"bearer":true}}]}
EOF
member 13800005678
run item add CUP --name cup --price 30 --points-price 300 --stock 5
run item add BAG --name bag --price 10 --stock 5
run coupon issue CUP --json
first=$(pick code)
run coupon issue CUP --json
second=$(pick code)
run sale --member 13800005678 100 --coupon "$first" --json
is 0
bill=$(pick bill)
run void "$bill" --gift-missing --quote --json
has '"owed_points":300'
run void "$bill" --gift-missing --json
is 0
has '"owed_points":300'
txn=$(pick txn)
run explain "$txn"
has 'Gift not brought back: 300 points owed'
run member show 13800005678 --json
has '"owed_points":300'
run item list --json
has '"points_price":300,"stock":4'
run sale --member 13800005678 100 --coupon "$second" --json
run void 0001-000002 --json
has '"owed_points":300'
run item list --json
has '"points_price":300,"stock":4'
run coupon issue BAG --json
coupon=$(pick code)
run sale --member 13800005678 100 --coupon "$coupon" --json
is 0
run void 0001-000003 --gift-missing --json
is 0
has '"owed_points":300'
run explain "$(pick txn)"
has 'Gift not brought back: noted, no points are owed'
books

about 'an exchange of everything owes the gift too; a bill sold anew notes it: its member never had it'
run coupon issue CUP --json
coupon=$(pick code)
run sale --member 13800005678 100 --coupon "$coupon" --json
run exchange "$(pick bill)" --for 50 --json
is 2
run exchange 0001-000004 1 --for 50 --gift-missing --json
is 0
has '"owed_points":600'
member 13900005678
run coupon issue CUP --json
coupon=$(pick code)
run sale --member 13800005678 100 --coupon "$coupon" --json
run bill resell 0001-000006 13900005678 --gift-missing --json
is 0
run explain "$(pick txn)"
run member show 13900005678 --json
has '"owed_points":0'
books

about 'what goes back by another tender than paid needs an approver, and leaves the drawer right'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"till":{"cash_rounding":"0.10"},
 "limits":{"clerk":{"refund":"500.00","refund_shift":"500.00"}}}
EOF
run staff add E07 --name Li --role clerk
run setting set new_clerk_days 0
run sale 100.04 28 --pay wechat=128.04
run --as E07 exchange 0001-000001 1 --for 60 --refund cash --json
is 1
has '"detail":"refund_tender"'
run exchange 0001-000001 1 --for 60 --refund deposit --json
is 2
run --as E07 exchange 0001-000001 1 --for 60 --refund cash --approver owner --json
is 0
has '"kind":"cash","amount":"100.00","reference":"wechat"'
has '"difference":"-40.04"'
run bill tender 0001-000001 card --json
is 0
has '"before":[{"kind":"wechat","amount":"28.00"}],"tenders":[{"kind":"card","amount":"28.00"}]'
run return 0001-000001 --json
is 0
has '"tenders":[{"kind":"card","amount":"28.00"}]'
books

about 'cash goes back by another tender as it was paid: to the cash unit'
run sale 10.04 20 --pay cash=40
run return 0001-000003 1 --refund card --json
is 0
has '{"kind":"card","amount":"10.00","reference":"cash"}'
run void 0001-000003 --json
is 1
run return 0001-000003 --json
is 0
has '{"kind":"cash","amount":"20.00"}'
run shift close --count 100=0 --json
has '"expected":"-30.00"'
books

finish
