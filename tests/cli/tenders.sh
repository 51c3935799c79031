#!/bin/sh
# SPDX-License-Identifier: MIT
# Cash rounding and a corrected tender through the command line.
. "$(dirname "$0")/lib"

about 'cash is due to a tenth, the rest is a row of its own; no other tender rounds'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"till":{"cash_rounding":"0.1"}}
EOF
run sale 106.63 --pay cash=200 --json
is 0
has '"payable":"106.63"'
has '"tenders":[{"kind":"cash","amount":"106.60"},{"kind":"rounding","amount":"0.03"}],"change":"93.40"'
run explain "$(pick txn)"
has 'Cash rounding: to 0.10, 0.03 taken off'
run sale 106.63 --json
has '"tenders":[{"kind":"cash","amount":"106.60"},{"kind":"rounding","amount":"0.03"}]'
run sale 106.63 --pay alipay=106.63 --json
has '"tenders":[{"kind":"alipay","amount":"106.63"}]'
run sale 106.63 --pay rounding=106.63 --json
is 2
run sale 106.63 --pay cash=106.59 --json
is 1
has '"code":"tender_short"'
books

about 'cash goes back in tenths: what is kept is paid as if rung so'
run sale 10.05 20.07 --json
bill=$(pick bill)
run return "$bill" 1 --json
has '"refund":"10.05","tenders":[{"kind":"cash","amount":"10.10"},{"kind":"rounding","amount":"-0.05"}]'
run return "$bill" --json
has '"refund":"20.07","tenders":[{"kind":"cash","amount":"20.00"},{"kind":"rounding","amount":"0.07"}]'
run shift close --count 100=2,10=1,1=3,0.1=2 --json
has '"over":"0.00"'
books

about 'a wrong tender is corrected within the shift; points stay; the void gives back by the right one'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
run member add --phone 13800005678
run sale --member 13800005678 128 --pay wechat=128 --json
bill=$(pick bill)
run bill tender "$bill" cash --quote --json
has '"txn":null,"before":[{"kind":"wechat","amount":"128.00"}],"tenders":[{"kind":"cash","amount":"128.00"}]}'
run bill tender "$bill" cash=100 --json
is 1
has '"code":"tender_short"'
run bill tender "$bill" cash=100 card=28 --json
is 0
has '"tenders":[{"kind":"cash","amount":"100.00"},{"kind":"card","amount":"28.00"}]}'
run explain "$(pick txn)"
has 'WeChat: -128.00'
has 'Bank card: 28.00'
run bill show "$bill" --json
has '"tenders":[{"kind":"cash","amount":"100.00"},{"kind":"card","amount":"28.00"}]'
has '"corrected":true'
run print "$bill"
has 'Tender corrected'
run member show 13800005678 --json
has '"points_balance":128'
run bill tender "$bill" wallet=128 --json
is 2
has 'Stored value cannot be corrected: void the bill and ring it up again.'
run void "$bill" --json
has '"tenders":[{"kind":"card","amount":"28.00"},{"kind":"cash","amount":"100.00"}]'
books

about 'after the handover a manager corrects'
run staff add E07 --name Li --role clerk
run staff add M01 --name Zhao --role manager
run --as E07 sale 50 --json
bill=$(pick bill)
run shift close --count 50=1 --to E07
run --as E07 bill tender "$bill" alipay --json
is 1
has '"message":"That shift was handed over. A manager must approve it."'
run --as E07 bill tender "$bill" alipay --approver M01 --json
is 0
books

finish
