#!/bin/sh
# SPDX-License-Identifier: MIT
# A drawer through the command line: opened by the first payment, counted blind, handed over with what is left.
. "$(dirname "$0")/lib"

about 'the first payment opens a shift; its cash is told after the count'
shop
run shift report --json
is 3
run shift close --count 100=1 --json
is 1
has '"code":"shift_closed"'
run sale 100
run sale 30 --pay wechat=30 --json
run member add --phone 13800005678
run wallet topup 13800005678 200 --pay cash=200
run return 0001-000002 --json
is 0
run shift report --json
is 0
has '"shift":1,"till":"1","staff":"system"'
has '"bills":2,"tenders":[{"kind":"wechat","sales":{"amount":"30.00","count":1},'
has '"refunds":{"amount":"-30.00","count":1},"paid_out":{"amount":"0.00","count":0},"deposits":{"amount":"0.00","count":0},"settlements":{"amount":"0.00","count":0},"corrected":"0.00","net":"0.00"}]'
has '"counted":null,"expected":null,"over":null'
run shift report
has 'Open: cash is shown after the count.'
lacks '300.00'
books

about 'over and short; what is not a note is refused and nothing is closed'
run shift close
is 2
has 'Fill in Count'
run shift close --count 100=2,30=1 --json
is 2
has '"field":"count"'
run shift close --count 100=2 --drop 500 --json
is 2
has '"field":"drop"'
run staff add E08 --name Wang --role clerk
run shift close --count 100=2 --to E08 --as E08 --json
is 2
has '"message":"E08 hands over: someone else must take over."'
run shift close --count 100=2,50=1,0.5=4 --drop 100 --to E08 --key c1 --json
is 0
has '"count":[{"note":"100.00","count":2},{"note":"50.00","count":1},{"note":"0.50","count":4}]'
has '"counted":"252.00","expected":"300.00","over":"-48.00","drop":"100.00","left":"152.00","next":2'
run shift close --count 100=2,50=1,0.5=4 --drop 100 --to E08 --key c1 --json
is 0
has '"over":"-48.00"'
run shift report 1
has 'Shift 1, till 1, system system: '
has 'Expected: float 0.00 + cash 300.00 - cash drop 0.00 = 300.00'
has '50.00 × 1 = 50.00'
has 'Over/short: -48.00'
has 'Cash drop 100.00, left in the drawer 152.00'
run shift report --json
has '"shift":2,"till":"1","staff":"E08"'
has '"float":"152.00"'
books

about 'a drop in between and a drawer opened without a sale are counted'
shop
run shift open --float 500 --json
is 0
has '"float":"500.00"'
run shift open --float 10 --json
is 2
has '"field":"float"'
run shift drop 200
run shift drawer --json
has '"drawer_opens":1,"float":"500.00","dropped":"200.00"'
run shift close --count 100=3 --json
has '"expected":"300.00","over":"0.00"'
run sale 10
run shift list --json
is 0
has '{"shifts":[{"shift":2,"till":"1","staff":"system",'
has '"closed":null,"float":"300.00","dropped":"0.00","over":null}'
has '"float":"500.00","dropped":"200.00","over":"0.00"}],"more":false}'
run shift list --limit 1 --json
has '"more":true}'
run shift list --after 2 --json
has '{"shifts":[{"shift":1,'
run shift list
has 'Over/short'
books

finish
