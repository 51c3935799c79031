#!/bin/sh
# SPDX-License-Identifier: MIT
# explain on the command line, in both languages: readd.awk adds up what is printed, from the text alone.
. "$(dirname "$0")/lib"
case $0 in
/*) readd=$(dirname "$0")/../render/readd.awk ;;
*) readd=$OLDPWD/$(dirname "$0")/../render/readd.awk ;;
esac

# Explains every entry of the current shop in both languages and adds it up; there must be $bills bills among them.
add_up() {
    txn=2
    : > told
    while run explain $txn && [ "$code" -eq 0 ]; do
        printf '%s\n' "$out" >> told
        run --lang zh explain $txn
        printf '%s\n' "$out" >> told
        txn=$((txn + 1))
    done
    is 3
    sum=$(awk -f "$readd" told) || fail "$sum"
    case $sum in
    *" $((2 * bills)) bills, "*" 0 wrong") ;;
    *) fail "$sum" ;;
    esac
}

about 'bills with everything on them, and what comes back of them'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"cap_per_bill":90,"money":{"points":100,"worth":"1.00"}},
 "tiers":{"levels":[{"code":"normal","name":"普通","from":"0","discount_percent":5,"points_percent":150}]},
 "wallet":{"topups":[{"pay":"100.00","bonus":"50.00"}]},
 "till":{"round_off":{"to":"0.10","hand_limit":"1.00"}},
 "offers":[{"code":"OFF","name":"满100减10","trigger":"coupon","benefit":{"amount":"10.00"},"coupon":{"bearer":true}},
           {"code":"B2G1","name":"买二送一","trigger":"automatic","benefit":{"buy":2,"free":1}},
           {"code":"HALF","trigger":"automatic","benefit":{"nth":2,"percent":50,"scope":{"category":["food"]}}},
           {"code":"NINE","trigger":"automatic","benefit":{"fixed_price":"9.90","scope":{"sku":["M"]}}},
           {"code":"TEN","trigger":"automatic","benefit":{"percent":10,"cap":"2.00"}},
           {"code":"PLUS","trigger":"automatic","benefit":{"points_bonus":10}},
           {"code":"MORE","trigger":"automatic","benefit":{"points_percent":200,"scope":{"category":["food"]}}}]}
EOF
member 13800000001
run wallet topup 13800000001 100
run points give 13800000001 900 --reason gift --approver owner
run item add M --name m --price 20 --member-price 15.55 --floor 12.34
run item add F --name f --price 20 --member-price 10 --floor 18
run item add W --name w --price 33.33 --weighed
bills=0
for lines in 'M 30.01:food 15.55 7' 'M*3 F*2' 'W*0.333 W*1.25 8.88:food' '0.01 0.02' '5:food 6:food 7:food' 'F M W*0.5 99.99'; do
    coupon OFF
    # shellcheck disable=SC2086
    run sale --member 13800000001 $lines --points max --coupon "$coupon" --json
    # shellcheck disable=SC2086
    [ "$code" -eq 0 ] || { is 1 && run sale --member 13800000001 $lines --pay wallet=0.01 --pay cash=500 --json; }
    is 0
    bills=$((bills + 1))
    run return $bills '1' --json
    is 0
    run return $bills --json
    is 0
done
add_up
books

about 'cash rounded, prices and a discount by hand, a claim'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"till":{"cash_rounding":"0.10"}}
EOF
member 13800000001
run item add A --name a --price 10
bills=0
for words in '12.34' '12.38 --pay card=5 --pay cash=10' \
    '20 9.99 --discount 3 --reason old' 'A*3@8.88 --reason old' '7.77 --pay card=7.77'; do
    # shellcheck disable=SC2086
    run sale $words --approver owner --json
    is 0
    bills=$((bills + 1))
done
run bill claim 1 13800000001 --approver owner
is 0
for bill in 1 2 3 4 5; do
    run return $bill 1 --json
    is 0
done
add_up
books

finish
