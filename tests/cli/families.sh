#!/bin/sh
# SPDX-License-Identifier: MIT
# A family's card: who pays with whose stored value, up to which limit, and what the bill and the books say of it.
. "$(dirname "$0")/lib"

about 'two are linked: each side says so, with what was used of the limit'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"wallet":{"topups":[{"pay":"200.00","bonus":"50.00"}]}}
EOF
run member add --phone 13800001111 --name Wang
run member add --phone 13800002222 --name Li --card C2
run member add --phone 13800003333 --name Zhao
run wallet topup 13800001111 200
run member show C2 --json
has '"links":[]'
run member link 13800001111 C2 family --limit 90 --json
is 0
has '"id":1'
has '"links":[{"member":2,"name":"Li","kind":"family","limit":"90.00","used":"0.00"}]'
run member show C2 --json
has '"links":[{"member":1,"name":"Wang","kind":"holder","limit":"90.00","used":"0.00"}]'

about 'the other one pays a bill of their own with it, and earns its points'
run sale 100 --member C2 --pay family:13800001111=50 --pay cash=50 --json
is 0
has '"member":2'
has '"tenders":[{"kind":"family","amount":"50.00","reference":"1"},{"kind":"cash","amount":"50.00"}]'
has '"points_earned":90'
has '"wallet_balance":"0.00"'
txn=$(pick txn)
run explain "$txn"
has "Member #1's stored value 50.00: principal 40.00 + bonus 10.00; month 50.00 of 90.00"
run member ledger 13800001111 --json
has '"kind":"principal","lot":1,"delta":"-40.00"'
run member show 13800001111
has 'Family: Li pays with this stored value, 50.00 of 90.00 this month'
run member show C2
has "Family card: Wang, balance 200.00, may pay 40.00"
run bill show 1
has "Family card W***"

about 'not beyond the limit, the balance or the family'
run sale 100 --member C2 --pay family:13800001111=40.01 --pay cash=60 --json
is 1
has '"code":"family_limit","field":"pay"'
has 'lets pay ¥90.00 a month; ¥40.00 of it is left'
run sale 100 --member 13800003333 --pay family:13800001111=1 --pay cash=99 --json
is 6
run sale 100 --pay family:13800001111=1 --pay cash=99 --json
is 6
run sale 100 --member C2 --pay family=1 --pay cash=99 --json
is 2
run sale 100 --member C2 --pay family:19=1 --pay cash=99 --json
is 3
run wallet topup C2 100 --pay family:13800001111=100 --json
is 2
run member link 13800001111 C2 family --json
is 0
has '"limit":null'
run sale 300 --member C2 --pay family:13800001111=300 --json
is 1
has '"code":"not_enough_stored_value"'
has '¥200.00'

about 'a return puts it back where it came from'
run return 1 --json
has '"tenders":[{"kind":"cash","amount":"50.00"},{"kind":"family","amount":"50.00","reference":"1"}]'
run member show 13800001111 --json
has '"principal":"200.00","bonus":"50.00"'
books

about 'nobody is holder and one of a family at once'
run member link C2 13800001111 family --json
is 1
has '"code":"cycle"'
run member link C2 13800003333 family --json
is 1
has '"code":"in_use"'
run member link 13800003333 C2 family --json
is 1
run member link 13800001111 13800001111 family --json
is 2
run member link 13800001111 C2 friends --json
is 2
run member link 13800001111 C2 apart --limit 5 --json
is 2

about 'parted, each pays alone'
run member link C2 13800001111 apart --json
is 0
has '"links":[]'
run sale 10 --member C2 --pay family:13800001111=10 --json
is 6
run member link C2 13800001111 apart --json
is 3
run audit --act 'member link' --json
has '"detail":"other=2 limit=9000"'
has '"detail":"other=2 limit=-1"'
has '"detail":"other=2 apart"'
books

about 'a clerk links with a manager only, and parts alone'
run staff add E07 --name Lee --role clerk
run staff add M01 --name Boss --role manager
run member link 13800001111 C2 family --as E07 --json
is 1
has '"code":"approval_needed"'
run member link 13800001111 C2 family --as E07 --approver M01 --json
is 0
run member link 13800001111 C2 apart --as E07 --json
is 0
books

finish
