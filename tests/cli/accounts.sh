#!/bin/sh
# SPDX-License-Identifier: MIT
# On account: debtors, their limit, what they owe, and settling it.
. "$(dirname "$0")/lib"

about 'a debtor has a number and a limit; a bill leaves what it puts on account owed'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"limits":{"clerk":{"refund":"500.00","refund_shift":"500.00"}}}
EOF
run member add --phone 13800005678
run debtor add Wang --limit 200 --json
is 0
has '"debtor":1,"name":"Wang","limit":"200.00"'
run debtor add Nobody --json
is 2
run debtor add '' --limit 5 --json
is 2
run sale --member 13800005678 100 28 --pay account:1=100 --pay cash=28 --json
is 0
has '"tenders":[{"kind":"account","amount":"100.00","reference":"1"},{"kind":"cash","amount":"28.00"}]'
has '"points_earned":0'
bill=$(pick bill)
run explain "$(pick txn)"
has 'No points yet: this bill earns when its account is settled'
run debtor list --json
has '"owes":"100.00"'
run sale 100.01 --pay account:1=100.01 --json
is 1
has '"code":"debtor_limit"'
run sale 10 --pay account:9=10 --json
is 3
run sale 10 --pay account:x=10 --json
is 2
run sale 10 --pay account:1=10 --quote --json
is 0
books

about 'settling is no sale: money in the drawer, the oldest bill first, then the points of all of the bill'
run sale 50 --pay account:1=50 --json
run debtor settle 1 60 --pay wechat=60 --json
is 0
has '"settled":"60.00","owes":"90.00","bills":0,"points_earned":0'
run member show 13800005678 --json
has '"points_balance":0'
run debtor settle 1 91 --json
is 2
run debtor settle 1 50 --pay wallet=50 --json
is 2
run debtor settle 1 40 --key K1 --json
is 0
has '"settled":"40.00","owes":"50.00","bills":1,"points_earned":128'
run debtor settle 1 40 --key K1 --json
has '"owes":"50.00"'
run member show 13800005678 --json
has '"points_balance":128'
run shift report --json
has '"settlements":{"amount":"60.00","count":1}'
books

about 'what is settled goes back in money, by whatever the approver allows; what is owed is owed no longer'
run staff add E07 --name Li --role clerk
run setting set new_clerk_days 0
run return "$bill" 2 --json
is 0
has '"tenders":[{"kind":"cash","amount":"28.00"}]'
has '"points_taken":28'
run --as E07 return "$bill" 1 --json
is 1
has '"code":"approval_needed"'
has '"detail":"refund_tender"'
run return "$bill" 1 --quote --json
has '"tenders":[{"kind":"cash","amount":"100.00","reference":"account:1"}]'
run return "$bill" 1 --refund wallet --json
is 2
run --as E07 return "$bill" 1 --refund alipay --approver owner --json
is 0
has '"tenders":[{"kind":"alipay","amount":"100.00","reference":"account:1"}]'
has '"points_taken":100'
run debtor list --json
has '"owes":"50.00"'
books
run void "$bill" --json
is 1
run sale --member 13800005678 30 20 --pay account:1=50 --json
bill=$(pick bill)
run return "$bill" 1 --json
has '"tenders":[{"kind":"account","amount":"30.00","reference":"1"}]'
has '"points_taken":0'
run debtor list --json
has '"owes":"70.00"'
run debtor settle 1 --json
has '"settled":"70.00","owes":"0.00","bills":2,"points_earned":20'
run debtor settle 1 --json
is 2
run sale 30 --pay account:1=30 --json
run void "$(pick bill)" --json
has '"kind":"account"'
run debtor list --json
has '"owes":"0.00"'
books

about 'a walk-in bill is claimed once it is settled; clerks add no debtors'
run sale 30 --pay account:1=30 --json
bill=$(pick bill)
run bill claim "$bill" 13800005678 --json
is 1
has 'claim it when that is settled'
run debtor settle 1
run bill claim "$bill" 13800005678 --json
is 0
has '"points_earned":30'
run --as E07 debtor add Li --limit 9 --json
is 6
books

finish
