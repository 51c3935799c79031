#!/bin/sh
# SPDX-License-Identifier: MIT
# The rules of a shop: versions, differences between two, templates; old bills keep the rules of their sale.
. "$(dirname "$0")/lib"

# rules PER PERCENT: one point per PER, gold has PERCENT off.
rules() {
    cat <<EOT
{"points":{"per":"$1","earn":1,"money":{"points":100,"worth":"1.00"}},
 "tiers":{"levels":[{"code":"normal","name":"N","from":"0"},
                    {"code":"gold","name":"G","from":"100.00","discount_percent":$2}]},
 "offers":[{"code":"SAVE10","name":"$3","trigger":"coupon","benefit":{"amount":"10.00"}}]}
EOT
}

about 'versions are listed, shown, and what changes is said'
rules 1.00 5 first > one.json
rules 2.00 10 second > two.json
shop - < one.json
run programme load two.json
is 0
has '  points.per: 1.00 -> 2.00'
has '  tiers.levels[gold].discount_percent: 5 -> 10'
has '  offers[SAVE10].name: first -> second'
lacks 'worth'
run programme load one.json --json
has '"version":3,"changes":[{"path":"points.per","before":"2.00","after":"1.00"}'
run programme list --json
has '{"versions":[{"version":3,"at":"2026-08-01T10:00'
has '"staff":"system"},{"version":2'
run programme list
has '3  2026-08-01T10:00'
run programme show --json
has '"per":"1.00"'
run programme show --version 2 --json
has '"per":"2.00"'
run programme show --version 2
has '"per":"2.00"'
run programme show --version 9
is 3
has '9'
run programme show --version x
is 2

about 'an old bill is explained and taken back by the rules it was made under'
shop - < one.json
run member add --phone 13800005678 --json
run coupon issue SAVE10 --member 13800005678 --json
coupon=$(pick code)
run sale --member 13800005678 60 60 --coupon "$coupon" --json
is 0
has '"points_earned":110'
txn=$(pick txn)
bill=$(pick bill)
run programme load two.json
run explain "$txn"
has 'first'
lacks 'second'
has '110'
run bill show "$bill"
has 'first'
lacks 'second'
run return "$bill" 1 --quote --json
has '"refund":"55.00"'
has '"points_taken":55'
run return "$bill" 1 --json
is 0
txn=$(pick txn)
run return "$bill" --json
has '"points_taken":55'
run sale --member 13800005678 100 --json
has '"points_earned":50'

about 'what is shown is what was loaded, however long'
shop - < one.json
run programme load retail
run programme show
printf '%s\n' "$out" > shown.json
run programme load shown.json --json
has '"changes":[]'

about 'a trial over past sales says what would have been, and writes nothing'
shop - < one.json
run member add --phone 13800005678
run sale --member 13800005678 120
clock 2026-08-03T10:00
run sale 50
run programme try two.json --from 2026-08-01 --to 2026-08-02 --json
is 0
has '{"from":"2026-08-01","to":"2026-08-02","bills":1,"members":1,'
has '"given":{"gross":"120.00","discount":"0.00"'
has '"points_earned":120,"points_cost":"1.20"'
has '"proposed":{"gross":"120.00"'
has '"points_earned":60,"points_cost":"0.60"'
has '"difference":{"gross":"0.00"'
has '"outstanding":-60,"liability":"-0.60"'
has '"tiers":[{"code":"normal","name":"N","given":0,"proposed":0},{"code":"gold","name":"G","given":1,"proposed":1}]'
has '"offers":[{"code":"SAVE10","name":"second","given":{"uses":0,"amount":"0.00"},"proposed":{"uses":0'
has '"changes":[{"bill":"0001-000001","day":"2026-08-01","member":1,'
has '"better":"-0.60","steps":["Line 1'
run programme try one.json --json
has '"from":"2026-07-04","to":"2026-08-02","bills":1,'
has '"changes":[]'
run programme try two.json --explain
has 'Points liability'
has 'Points earned: 120.00'
run --lang zh programme try two.json
has '积分负债'
run programme try bad.json
is 3
run programme try two.json --from 2026-08-02 --to 2026-08-01
is 2
run programme list --json
lacks '"version":2'

about 'templates'
run programme templates --json
has '{"templates":[{"name":"retail"'
for name in retail salon tea; do
    run programme templates
    has "$name  "
    run shop create "$name.db" --practice --programme "$name"
    is 0
    FRONTDESK_SHOP=$work/$name.db run sale 30 --json
    is 0
done
run shop create none.db --practice --programme none
is 3

finish
