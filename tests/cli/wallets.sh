#!/bin/sh
# SPDX-License-Identifier: MIT
# Stored value closed, and its limits. Each case is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

about 'closing pays out the principal and ends the bonus, with the computation'
shop - <<'EOF'
{"wallet":{"topups":[{"pay":"500.00","bonus":"50.00"}]}}
EOF
member 13800005678
run wallet topup 13800005678 500
run sale 110 --member 13800005678 --pay wallet=110
is 0
run wallet close 13800005678 --quote --json
is 0
has '"txn":null'
has '"paid_out":"400.00"'
has '"bonus_ended":"40.00"'
run member show 13800005678 --json
has '"wallet_balance":"440.00"'
run wallet close 13800005678 --key once --json
is 0
has '"principal":{"in":"500.00","used":"100.00","before":"0.00","left":"400.00"}'
has '"tenders":[{"kind":"cash","amount":"400.00"}]'
txn=$(pick txn)
run wallet close 13800005678 --key once --json
is 0
has "\"txn\":\"$txn\""
run explain "$txn"
has 'Principal: 500.00 paid in - 100.00 used = 400.00 paid out'
has 'Bonus: 50.00 given - 10.00 used = 40.00 cancelled'
run wallet close 13800005678
is 1
has 'No stored value left'
run member show 13800005678 --json
has '"wallet_balance":"0.00"'
books

about 'limits by tier and for members without a name'
shop - <<'EOF'
{"tiers":{"levels":[{"code":"n","from":"0"},{"code":"gold","from":"100.00"}]},
 "wallet":{"limits":{"balance":"500.00","unnamed":{"balance":"200.00"},"tiers":{"gold":{"balance":"900.00"}}}}}
EOF
member 13800005678
run member add --phone 13900005678 --name Li
run wallet topup 13800005678 201 --json
is 1
has '"code":"prepaid_limit"'
run wallet topup 13900005678 501 --json
is 1
run wallet topup 13900005678 500
is 0
run sale 100 --member 13900005678 --json
has '"tier":"gold"'
run wallet topup 13900005678 400
is 0
run wallet topup 13900005678 0.01 --json
is 1
has '"code":"prepaid_limit"'
books

about 'a limit says which one it is'
shop - <<'EOF'
{"wallet":{"limits":{"single":"3000.00","balance":"5000.00"}}}
EOF
member 13800005678
run wallet topup 13800005678 5000
is 1
has 'At most ¥3,000.00 in one top-up; this is ¥5,000.00.'
run wallet topup 13800005678 2500
is 0
run wallet topup 13800005678 2600
is 1
has 'Balance limit ¥5,000.00, bonus included; this would make ¥5,100.00.'
books

finish
