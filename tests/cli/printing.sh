#!/bin/sh
# SPDX-License-Identifier: MIT
# The printer on the command line: a bill, the queue, the test page, and a printer that is not there.
. "$(dirname "$0")/lib"

about 'without a printer a receipt is shown'
shop
run sale 12.50 --json
run print 1
is 0
has '0001-000001'
lacks REPRINT
run print 1 --width 58 --json
has '"columns":32'
run print test --json
is 1
has '"code":"printer_unreachable"'
run print queue
is 0
has 'Nothing waits to be printed.'
run print
is 2
run print nonsense
is 3

about 'with one it is printed, and a duplicate says so'
run setting set printer "file:$work/slips.bin"
is 0
run print 1 --json
is 0
has '{"job":1,"state":"printed","again":false}'
grep -q 0001-000001 "$work/slips.bin" || fail 'the bill is not in the file'
grep -q REPRINT "$work/slips.bin" && fail 'the first print is no duplicate'
run print 1 --json
has '{"job":2,"state":"printed","again":true}'
grep -q REPRINT "$work/slips.bin" || fail 'the second print is a duplicate'
run print 1 --width 80
has REPRINT
has '0001-000001'
run print test
is 0
has 'Printed.'
grep -q 1234567890 "$work/slips.bin" || fail 'no ruler'
books

about 'one that is away: the queue says why'
run setting set printer tcp:127.0.0.1:1
run print 1 --json
is 1
has '"code":"printer_unreachable"'
has '"field":"printer"'
run print queue --json
is 0
has '{"jobs":[{"job":4,"till":1,"kind":"sale","txn":"1-1-1",'
has '"state":"waiting","again":true,"tries":1,'
has '"code":"printer_unreachable","reason":"refused"}],"more":false}'
run print queue
has 'refused: busy'
run --till 2 print queue --json
has '{"jobs":[],"more":false}'
run print run --json
is 1
has '{"printed":0,"waiting":1,"unsure":0,"reason":"refused"}'
run print queue --retry 4 --json
is 1
has '"code":"printer_unreachable"'
run print queue --retry 4 --drop 4
is 2
run print queue --retry x --json
is 2
has '"field":"retry"'
run print queue --drop 99 --json
is 3
run print queue --drop 4 --json
is 0
has '{"job":4,"state":"dropped"}'
run print queue --drop 4 --json
is 2
has '"field":"job"'
run print queue --json
has '{"jobs":[],"more":false}'
run print run --json
is 0
has '{"printed":0,"waiting":0,"unsure":0,"reason":null}'
books

about 'it comes back: what waited is printed once'
rm -f "$work/slips.bin"
run --key again print 1 --json
is 1
run setting set printer "file:$work/slips.bin"
run print run --json
is 0
has '"printed":1'
run print run --json
has '"printed":0'
[ "$(grep -c 0001-000001 "$work/slips.bin")" = 1 ] || fail 'printed other than once'
run --key again print 1 --json
is 0
has '"state":"printed"'
[ "$(grep -c 0001-000001 "$work/slips.bin")" = 1 ] || fail 'a repeated act printed again'
books

finish
