#!/bin/sh
# SPDX-License-Identifier: MIT
# A tier by hand, and the warning before one ends. Each case is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

about 'a tier by hand needs an approver, a reason and a last day, and ends after it'
shop - <<'EOF'
{"tiers":{"warn_days":10,"levels":[{"code":"n","from":"0"},{"code":"gold","name":"Gold","from":"500.00","discount_percent":10}]}}
EOF
member 13800005678
run staff add M01 --name Zhao --role manager
run member tier 13800005678 gold --until 2026-09-01 --reason friend --json
is 1
has '"code":"approval_needed"'
run member tier 13800005678 gold --until 2026-09-01 --approver M01 --json
is 2
has '"code":"missing_value","field":"reason"'
run member tier 13800005678 gold --reason friend --approver M01 --json
is 2
has '"field":"until"'
run member tier 13800005678 gold --until 2026-07-31 --reason friend --approver M01 --json
is 2
run member tier 13800005678 silver --until 2026-09-01 --reason friend --approver M01 --json
is 3
run member tier 13800005678 gold --until 2026-09-01 --reason friend --approver M01 --key one --json
is 0
has '"tier":"gold","tier_until":"2026-09-01"'
txn=$(pick txn)
run member tier 13800005678 gold --until 2026-09-01 --reason friend --approver M01 --key one --json
is 0
has "\"txn\":\"$txn\""
run explain "$txn"
has 'Tier Gold set manually, until 2026-09-01'
run member show 13800005678 --json
has '"tier":"gold"'
has '"tier_until":"2026-09-01"'
has '"tier_reason":"friend"'
has '"tier_warning":null'
run sale 100 --member 13800005678 --json
has '"payable":"90.00"'
clock 2026-08-22T10:00
run member show 13800005678 --json
has '"tier_warning":{"tier":"gold","until":"2026-09-01","missing":"410.00"}'
run member show 13800005678
has '410.00 more by 2026-09-01 keeps Gold'
run nightly --json
is 0
has '"members_warned":1'
clock 2026-09-02T10:00
run nightly --json
is 0
run member show 13800005678 --json
has '"tier":"n"'
has '"tier_reason":null'
books

about 'who spends what is missing is no longer warned, and keeps the tier'
shop - <<'EOF'
{"tiers":{"warn_days":10,"levels":[{"code":"n","from":"0"},{"code":"gold","from":"500.00"}]}}
EOF
member 13800005678
run member tier 13800005678 gold --until 2026-08-05 --reason friend --approver owner
is 0
run member show 13800005678 --json
has '"missing":"500.00"'
run sale 500 --member 13800005678
run member show 13800005678 --json
has '"tier_warning":null'
clock 2026-08-06T10:00
run nightly
run member show 13800005678 --json
has '"tier":"gold"'
books

about 'a birthday in a leap month is kept as the shop says: 2028 has its fifth month twice'
shop - <<'EOF'
{}
EOF
run member add --phone 13800005678 --birthday lunar:05-01L
clock 2028-01-01T10:00
run member show 13800005678 --json
is 0
has '"next_birthday":"2028-06-23"'
run setting set lunar_leap first
is 0
run member show 13800005678 --json
has '"next_birthday":"2028-05-24"'
run setting set lunar_leap both
run member show 13800005678 --json
has '"next_birthday":"2028-05-24"'
run setting set lunar_leap often
is 2

finish
