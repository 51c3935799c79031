#!/bin/sh
# SPDX-License-Identifier: MIT
# Passes through the command line. Each case is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

about 'a top-up brings a pass; it is used until nothing is left'
shop - <<'EOF'
{"wallet":{"topups":[{"pay":"500.00","bonus":"50.00","pass":{"sku":"CUT","uses":10,"valid_days":365}}]}}
EOF
member 13800005678
run wallet topup 13800005678 500 --json
is 3
has '"code":"not_found"'
run item add CUT --name 'Hair cut' --price 68
run wallet topup 13800005678 500 --json
is 0
run explain "$(pick txn)"
has 'Pass Hair cut: 10 uses, to 2027-08-01'
run member show 13800005678 --json
has '"passes":[{"sku":"CUT","name":"Hair cut","uses_left":10,"to":"2027-08-01"}]'
run pass use 13800005678 CUT --key once --json
is 0
has '"uses":1,"uses_left":9'
run pass use 13800005678 CUT --key once --json
is 0
has '"uses_left":9'
run pass use 13800005678 CUT 9 --json
is 0
has '"uses_left":0'
run explain "$(pick txn)"
has 'Pass Hair cut: 9 used, 0 left'
run pass use 13800005678 CUT
is 1
has 'Uses left: 0; requested: 1.'
run pass use 13800005678 CUT 0
is 2
run pass use 13800005678 DYE
is 3
run member ledger 13800005678 --json
has '"kind":"pass"'
books

finish
