#!/bin/sh
# SPDX-License-Identifier: MIT
# What colleagues buy: the staff price, no points, rung by another, a cap on the month.
. "$(dirname "$0")/lib"

about 'a colleague buys at the staff price, without points or spend, up to the cap of the month'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member 13800005678
run staff add E07 --name Li --role clerk
run staff add E08 --name Wang --role clerk
run item add TEA --name tea --price 100
run sale TEA --staff E07 --as E08 --json
is 6
has '"detail":"no_staff_price"'
run setting set staff_percent 30
run setting set staff_month 200
run sale TEA --staff E07 --as E07 --json
is 6
has '"detail":"own_purchase"'
run sale TEA --staff E07 --as E08 --member 13800005678 --json
is 2
has '"code":"bad_value","field":"staff"'
run sale TEA --staff E99 --as E08 --json
is 3
run sale TEA --staff E07 --as E08 --quote --json
is 0
has '"payable":"70.00"'
run sale TEA --staff E07 --as E08 --key K1 --json
is 0
has '"payable":"70.00"'
has '"rule":"staff"'
txn=$(pick txn)
run sale TEA --staff E07 --as E08 --key K1 --json
is 0
run sale TEA --as E08 --key K1 --json
is 1
has '"code":"key_reused"'
run bill claim 0001-000001 13800005678 --json
is 6
has '"code":"not_permitted","field":"bill"'
has '"detail":"staff_price"'
run bill resell 0001-000001 13800005678 --json
is 6
has '"detail":"staff_price"'
run explain "$txn"
has 'Staff price 30% off'
run explain "$txn" --lang zh
has '员工价'
run sale 'TEA*2' --staff E07 --as E08 --json
is 1
has '"code":"staff_limit","field":"staff"'
run sale TEA --staff E07 --as E08 --json
is 0
run sale TEA --staff E07 --as E08 --json
is 1
run sale TEA --staff E08 --as E07 --json
is 0
run return 0001-000001
run sale TEA --staff E07 --as E08 --json
is 0
run item add CUP --name cup --price 50 --member-price 45
run sale CUP --staff E07 --as E08 --quote --json
is 0
has '"payable":"35.00"'
clock 2026-09-01T10:00
run sale TEA --staff E07 --as E08 --json
is 0
run staff edit E08 --left 2026-09-01
run sale TEA --staff E08 --as E07 --json
is 6
books

about 'besides the staff price a clerk takes nothing off alone, and the buyer approves none of it'
shop - <<'EOF'
{"limits":{"clerk":{"price":"50.00","discount":"50.00","round_off":"5.00"}}}
EOF
run staff add E08 --name Wang --role clerk
run staff add M01 --name Zhao --role manager
run staff add M02 --name Wu --role manager
run item add TEA --name tea --price 100
run setting set staff_percent 30
for cut in 'TEA*1@99.99' '20 --round 0.01' '20 --discount 0.01 --reason x'; do
    run sale $cut --as E08 --json
    is 0
    run sale $cut --staff M01 --as E08 --json
    is 1
    has '"code":"approval_needed"'
    run sale $cut --staff M01 --as E08 --approver M01 --json
    is 1
    has '"code":"approval_needed"'
    run sale $cut --staff M01 --as E08 --approver M01 --quote --json
    is 1
    run sale $cut --staff M01 --as E08 --approver M02 --json
    is 0
done
books

finish
