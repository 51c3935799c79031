#!/bin/sh
# SPDX-License-Identifier: MIT
# Prices and discounts by hand, and offers for members with a tag. Each case is one fresh shop.
. "$(dirname "$0")/lib"

about 'a price by hand above the limit wants an approver'
shop - <<'EOF'
{"till":{"price_change_limit":"10.00"}}
EOF
run item add TEA --name tea --price 50 --floor 30
run staff add E07 --name Li --role clerk
run sale 'TEA*2@45' --json
is 0
has '"payable":"90.00"'
run sale 'TEA*2@44.99' --json
is 1
has '"code":"approval_needed"'
has '¥10.'
run sale 'TEA*2@44.99' --approver E07 --json
is 1
run sale 'TEA*2@44.99' --approver owner --reason 'torn box' --key one --json
is 0
run sale 'TEA*2@44.99' --approver owner --reason 'torn box' --key one --json
is 0
run explain "$(pick txn)"
has 'Line 1: manual price 44.99 instead of 50.00'
run sale 'TEA*2@44.99' --as owner --json
is 0
run sale 'TEA*1@29' --approver owner --json
is 1
has '"code":"price_below_floor"'
run sale 'TEA*1@60' --json
is 0
run sale 'TEA*3@45' --quote --json
is 1
has '"code":"approval_needed"'
books

about 'a discount on the bill by hand: with a reason, spread, never below a floor'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"till":{"price_change_limit":"10.00"}}
EOF
member 13800005678
run item add TEA --name tea --price 50 --floor 45
run sale 100 --discount 10 --json
is 2
has '"code":"missing_value","field":"reason"'
run sale 100 --discount 10 --reason regular --member 13800005678 --json
is 0
has '"payable":"90.00"'
has '"rule":"hand_off"'
has '"amount":"-10.00"'
has '"points_earned":90'
run explain "$(pick txn)"
has 'Manual discount: 10.00 off 100.00'
run sale 100 --discount 10.01 --reason regular --json
is 1
has '"code":"approval_needed"'
run sale TEA 20 --discount 6 --reason chipped --json
is 0
has '"net":"45.71"'
has '"net":"18.29"'
run sale TEA --discount 5.01 --reason chipped --json
is 2
has '"field":"discount"'
run sale 'TEA*1@46' --discount 1.01 --reason chipped --json
is 2
books

about 'an offer for those who bear a tag'
shop - <<'EOF'
{"offers":[{"code":"VIP","trigger":"automatic","benefit":{"percent":10},"when":{"segment":"vip"}},
           {"code":"CARD","trigger":"coupon","benefit":{"amount":1},"when":{"segment":"vip"},"coupon":{"bearer":true}}]}
EOF
run member add --phone 13800005678 --tag vip
run member add --phone 13900005678
run sale 100 --member 13800005678 --json
has '"payable":"90.00"'
run sale 100 --member 13900005678 --json
has '"payable":"100.00"'
run sale 100 --json
has '"payable":"100.00"'
run coupon issue CARD --json
card=$(pick code)
run coupon verify "$card" --member 13900005678
is 1
has "Not on this offer's list."
run coupon verify "$card" --member 13900005678 --json
has '"detail":"segment"'
run sale 100 --member 13900005678 --coupon "$card" --json
is 1
has '"detail":"segment"'
run sale 100 --coupon "$card" --json
is 1
has '"detail":"no_member"'
run sale 100 --member 13800005678 --coupon "$card" --json
is 0
books

finish
