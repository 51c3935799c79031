#!/bin/sh
# SPDX-License-Identifier: MIT
# A walk-in bill given to a member afterwards. Each case is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

about 'a walk-in bill is claimed once, earns by its day and is explained'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"till":{"claim_days":3}}
EOF
member 13800005678
member 13900005678
run sale 128 --json
bill=$(pick bill)
clock 2026-08-04T10:00
run bill claim "$bill" 13800005678 --quote --json
is 0
has '"points_earned":128'
has '"txn":null'
run member show 13800005678 --json
has '"points_balance":0'
run bill claim "$bill" 13800005678 --key one --json
is 0
has '"points_earned":128'
has '"points_balance":128'
txn=$(pick txn)
run bill claim "$bill" 13800005678 --key one --json
is 0
has "\"txn\":\"$txn\""
run explain "$txn"
has 'Bill of 2026-08-01 claimed: 128.00 net, by the rules of that day'
has 'Points earned: 128.00'
run explain "$txn" --lang zh
has '补登 2026-08-01 的小票'
run bill claim "$bill" 13900005678 --json
is 1
has '"code":"already_claimed"'
run bill show "$bill" --json
has '"points_earned":128'
run member show 13800005678 --json
has '"spend":"128.00"'
has '"purchases":1'
run return "$bill" --json
is 0
has '"points_taken":128'
run member show 13800005678 --json
has '"points_balance":0'
has '"spend":"0.00"'
books

about 'a claim is undone, once, and the bill may be claimed by another'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member 13800005678
member 13900005678
run sale 128 --json
bill=$(pick bill)
run bill unclaim "$bill" --json
is 3
has '"message":"This bill was not claimed: there is nothing to undo."'
run bill claim "$bill" 13800005678 --json
is 0
run bill unclaim "$bill" --quote --json
is 0
has '"points_taken":128'
has '"txn":null'
run bill unclaim "$bill" --key two --json
is 0
has '"member":1'
txn=$(pick txn)
run bill unclaim "$bill" --key two --json
has "\"txn\":\"$txn\""
run member show 13800005678 --json
has '"points_balance":0'
has '"purchases":0'
run bill show "$bill" --json
has '"member":null'
run bill claim "$bill" 13900005678 --json
is 0
has '"points_balance":128'
run explain "$txn"
is 0
books

about 'a return says that an invoice was made out'
shop
run sale 128 --json
bill=$(pick bill)
run return "$bill" --quote --json
has '"invoiced":false'
run bill invoice "$bill"
is 0
run bill show "$bill" --json
has '"invoiced":true'
run return "$bill" --quote
has 'An invoice was made out for this bill: take it back.'
run bill invoice "$bill" --remove --json
has '"invoiced":false'
run return "$bill" --quote --json
has '"invoiced":false'
run void "$bill"
is 0
run bill invoice "$bill" --json
is 1
has '"code":"already_voided"'
books

about 'too old a bill is refused, and a new programme does not change what an old bill earns'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member 13800005678
run sale 100 --json
bill=$(pick bill)
run sale 50 --json
old=$(pick bill)
printf '{"points":{"per":"1.00","earn":5}}' > five.json
run programme load five.json
is 0
clock 2026-08-08T10:00
run bill claim "$bill" 13800005678 --json
is 0
has '"points_earned":100'
clock 2026-08-09T10:00
run bill claim "$old" 13800005678
is 1
has 'Bills can be claimed within 7 days; this one is 8 days old.'
run bill claim "$old" 13800005678 --json
has '"code":"return_too_late"'
has '"detail":"claim"'
books

about 'what an old bill brings is said in the words of its day'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"tiers":{"levels":[{"code":"normal","name":"Before","from":"0"}]}}
EOF
member 13800005678
run sale 100 --json
bill=$(pick bill)
printf '{"points":{"per":"1.00","earn":1},"tiers":{"levels":[{"code":"normal","name":"After","from":"0"}]}}' > after.json
run programme load after.json
is 0
run bill claim "$bill" 13800005678 --quote
is 0
has 'by the rules of that day, tier Before'
run bill claim "$bill" 13800005678 --key once
has 'tier Before'
run bill claim "$bill" 13800005678 --key once
has 'tier Before'
books

finish
