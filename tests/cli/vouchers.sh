#!/bin/sh
# SPDX-License-Identifier: MIT
# Platform vouchers: the code once, face and settlement, no refund here.
. "$(dirname "$0")/lib"

about 'a voucher pays its face; the gap to its settlement stands in the tenders; it earns nothing'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
run member add --phone 13800005678
run sale --member 13800005678 128 --pay voucher:mt-1234-5678=100/88.50 --pay cash=28 --json
is 0
has '"tenders":[{"kind":"voucher","amount":"100.00","reference":"MT12345678","settled":"88.50","gap":"11.50"},{"kind":"cash","amount":"28.00"}]'
has '"points_earned":28'
bill=$(pick bill)
txn=$(pick txn)
run explain "$txn"
has 'Platform voucher: 100.00; the platform pays 88.50, 11.50 less'
run bill show "$bill" --json
has '"settled":"88.50","gap":"11.50"'
run print "$bill"
has 'Platform voucher'
books

about 'the code pays once, at every till, however it is typed'
run --till 2 sale 100 --pay voucher:MT12345678=100/88.50 --json
is 1
has '"code":"coupon_used"'
has 'This voucher paid bill'
run sale 200 --pay voucher:AB12=100/90 --pay voucher:ab12=100/90 --json
is 2
run sale 100 --pay voucher:MT12345678=100/88.50 --quote --json
is 1
books

about 'what is no voucher is refused with what is wrong'
for pay in voucher=100 voucher:X1Y2=100 voucher:X1=100/90 voucher:X1Y2Z3=100/100.01 voucher:X1Y2Z3=0/0 voucher:X1Y2Z3=100/-1 \
    'voucher:X1_Y2=100/90' deposit=100 account=100 deposit:1=100x; do
    run sale 100 --pay "$pay" --json
    is 2
done
run sale 90 --pay voucher:X1Y2Z3=100/90 --json
is 1
has '"code":"tender_over"'
run wallet topup 13800005678 100 --pay voucher:X1Y2Z3=100/90 --json
is 2
books

about 'it is not refunded here: a return gives back what was paid otherwise, and says what to do about the rest'
run sale --member 13800005678 60 40 --pay voucher:RT0001=80/70 --pay wechat=20 --json
bill=$(pick bill)
run return "$bill" --json
is 1
has '"code":"tender_kept"'
has '80.00 was paid by voucher: not refunded here. Ask the platform instead.'
run return "$bill" 1 --quote --json
is 1
run bill tender "$bill" cash=100 --json
is 1
has '"code":"tender_over"'
run bill tender "$bill" cash=20 --json
is 0
has '"tenders":[{"kind":"cash","amount":"20.00"},{"kind":"voucher","amount":"80.00"}]'
run bill tender "$bill" voucher:RT0002=80/70 --json
is 2
has 'Vouchers, deposits and accounts cannot be corrected: void and ring up again.'
run sale 15 5 --pay voucher:RT0003=5/4 --pay cash=15 --json
bill2=$(pick bill)
run return "$bill2" 1 --json
is 0
has '"tenders":[{"kind":"cash","amount":"15.00"}]'
run return "$bill2" 2 --json
is 1
has '"code":"tender_kept"'
books

about 'a void undoes a mistake: no money for the voucher, and it may pay another bill'
run void "$bill" --json
is 0
has '"tenders":[{"kind":"cash","amount":"20.00"},{"kind":"voucher","amount":"80.00","reference":"RT0001","settled":"70.00","gap":"10.00"}]'
run sale 80 --pay voucher:RT0001=80/70 --json
is 0
run void "$(pick bill)"
has 'Voucher RT0001: no money goes back; it may pay another bill.'
books

about 'the shift says face, settlement and gap'
run shift report --json
has '"settled":"92.50","gap":"12.50"'
run shift report
has 'Platform vouchers: face 105.00, the platform pays 92.50, 12.50 less'

about 'the programme may let it earn'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"voucher_earns":true}}
EOF
run member add --phone 13800005678
run sale --member 13800005678 128 --pay voucher:MT0001=100/88 --pay cash=28 --json
has '"points_earned":128'
books

finish
