#!/bin/sh
# SPDX-License-Identifier: MIT
# What users of other engines found wrong with points, tiers and stored value: expired points still spent, tiers taken
# from the balance, points earned on what points paid, free money spent first. Each is restated here, is one fresh shop,
# and names the rule that guards against it.
. "$(dirname "$0")/lib"

A=13800000001
B=13800000002

holds() {
    run member show "$1" --json
    shift
    for pair; do
        has "\"${pair%:*}\":${pair#*:},"
    done
}

# A member's sale that must earn that many points: earns POINTS WORD...
earns() {
    want=$1
    shift
    run sale --json --member $A "$@"
    is 0
    has "\"points_earned\":$want,"
}

about 'points earn nothing on what points paid, and nothing at all on a bill they paid whole'
# Rule: earning is on payable: after every discount and the points-paid part.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"money":{"points":100,"worth":"1.00"}}}
EOF
member $A
run points give $A 12000 --reason gift --approver owner
earns 80 100 --points 2000
has '"payable":"80.00"'
earns 0 100 --points max
has '"payable":"0.00"'
has '"points_spent":10000,'
holds $A points_balance:80
books

about 'no more points are taken than the bill takes, whatever is held'
# Rule: max is the largest worth with the fewest points; more than the bill takes is refused, not burnt.
shop - <<'EOF'
{"points":{"per":"1000.00","earn":1,"money":{"points":100,"worth":"5.00"}}}
EOF
member $A
run points give $A 5000 --reason gift --approver owner
run sale --member $A 9 --points max --json
has '"points_spent":180,'
has '"payable":"0.00"'
run sale --member $A 9 --points 500 --json
is 2
run sale --member $A 10.50 --points 50 --json
has '"payable":"8.00"'
holds $A points_balance:4770
books

about 'at most half of a bill by points; a few always stay'
# Rule: maximum share of the bill, and the minimum left.
shop - <<'EOF'
{"points":{"per":"1000.00","earn":1,"money":{"points":100,"worth":"1.00","max_percent":50,"keep":100}}}
EOF
member $A
run points give $A 700 --reason gift --approver owner
run sale --member $A 10.01 --points max --json
has '"points_spent":500,'
has '"payable":"5.01"'
run sale --member $A 10 --points max --json
has '"points_spent":100,'
holds $A points_balance:100
run sale --member $A 10 --points 1 --json
is 1
has '"code":"not_enough_points"'
books

about 'points are rounded once for a bill, not once for a line'
# Rule: rounding is once per bill.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
earns 1 0.60 0.60 0.60
earns 0 0.99
earns 2 0.50 0.50 1
books

about 'the rate of the tier that this very bill reaches is for the next one'
# Rule: the tier is the one before this sale.
shop - <<'EOF'
{"points":{"per":"1000.00","earn":1},
 "tiers":{"levels":[{"code":"one","from":"0"},{"code":"two","from":"190000.00","points_percent":200}]}}
EOF
member $A
earns 196 196000
has '"tier":"two"'
earns 40 20000
books

about 'a tier is of the sum of purchases, reached exactly, and not of one purchase'
# Rule: net spend in the window; up at once when reached.
shop - <<'EOF'
{"tiers":{"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"100.00"}]}}
EOF
member $A
earns 0 45
has '"tier":"normal"'
earns 0 54.99
has '"tier":"normal"'
earns 0 0.01
has '"tier":"gold"'
books

about 'points spent do not cost the tier, points given do not buy one'
# Rule: qualifying is net spend or points earned, never the balance.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"money":{"points":1,"worth":"1.00"}},
 "tiers":{"measure":"earned_points","levels":[{"code":"normal","from":"0"},{"code":"gold","from":100}]}}
EOF
member $A
member $B
run points give $B 1000 --reason gift --approver owner
run sale --member $B 10 --json
has '"tier":"normal"'
earns 100 100
has '"tier":"gold"'
run sale --member $A 100 --points 100 --json
has '"tier":"gold"'
holds $A points_balance:0 tier:'"gold"'
run nightly
holds $A tier:'"gold"'
books

about 'what left the window no longer counts; what is just inside does'
# Rule: the last N months, the first day excluded.
shop - <<'EOF'
{"tiers":{"window":{"rolling_months":12},"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"100.00"}]}}
EOF
member $A
member $B
run sale --member $A 60
run sale --member $B 60
clock 2027-07-31T10:00
run sale --member $B 60 --json
has '"tier":"gold"'
clock 2027-08-01T10:00
run sale --member $A 60 --json
has '"tier":"normal"'
books

about 'a tier is kept to its last day and grace, then goes down by what was earned since'
# Rule: kept one window plus grace, then looked at by the nightly run.
shop - <<'EOF'
{"tiers":{"window":{"rolling_months":1},"grace_days":5,"levels":[{"code":"normal","from":"0"},{"code":"gold",
            "from":"100.00"}]}}
EOF
member $A
run sale --member $A 100
clock 2026-09-06T10:00
run nightly
holds $A tier:'"gold"'
clock 2026-09-07T10:00
run nightly
holds $A tier:'"normal"'
run nightly
holds $A tier:'"normal"'
books

about 'renewed in time'
# Rule: at the end of its period a tier is renewed if still earned.
shop - <<'EOF'
{"tiers":{"window":{"rolling_months":1},"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"100.00"}]}}
EOF
member $A
run sale --member $A 100
clock 2026-08-20T10:00
run sale --member $A 100
clock 2026-09-02T10:00
run nightly
holds $A tier:'"gold"'
clock 2026-10-03T10:00
run nightly
holds $A tier:'"normal"'
books

about 'points past their date are not spent, nightly run or not'
# Rule: a lot past its date is unusable even before the nightly run.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"expire":{"days":30},"money":{"points":1,"worth":"0.01"}}}
EOF
member $A
earns 100 100
clock 2026-08-31T23:00
holds $A points_balance:100
run sale --member $A 1 --points 1 --json
is 0
clock 2026-09-01T10:00
holds $A points_balance:0
run sale --member $A 1 --points 1 --json
is 1
has '"code":"not_enough_points"'
run nightly --json
has '99'
run nightly --json
lacks '99'
holds $A points_balance:0
books

about 'a year from a leap day, and the end of that month'
# Rule: months are clamped to the end of the month; the date is the last usable day.
for pair in none:2029-02-28 month-end:2029-02-28; do
    shop - <<EOF
{"points":{"per":"1.00","earn":1,"expire":{"months":12,"round":"${pair%:*}"}}}
EOF
    clock 2028-02-29T10:00
    member $A
    earns 5 5
    clock "${pair#*:}T23:00"
    holds $A points_balance:5
    clock 2029-03-01T10:00
    holds $A points_balance:0
done

about 'the points that end first go first, not those that came first'
# Rule: soonest expiry first, then oldest; without expiry last.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"expire":{"months":1},"money":{"points":1,"worth":"0.01"}}}
EOF
member $A
earns 50 50
clock 2026-08-20T10:00
earns 50 50
run sale --member $A 1 --points 60
clock 2026-09-02T10:00
holds $A points_balance:40
clock 2026-09-21T10:00
holds $A points_balance:0
run nightly
books

about 'points that are not yet there cannot be spent, and go back with the bill that made them'
# Rule: a delay of N days; a return takes the bill's own lot.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"delay_days":7,"money":{"points":1,"worth":"0.01"}}}
EOF
member $A
earns 100 100
holds $A points_balance:0
run sale --member $A 1 --points 1 --json
is 1
run return 1 --json
is 0
has '"owed_points":0,'
clock 2026-08-08T10:00
holds $A points_balance:0
earns 10 10
clock 2026-08-15T10:00
holds $A points_balance:10
books

about 'a clock turned back brings nothing back'
# Rule: the business date never goes back, and expiry uses it.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"expire":{"days":10},"money":{"points":1,"worth":"0.01"}}}
EOF
member $A
earns 100 100
clock 2026-09-01T10:00
run sale 1
clock 2026-08-02T10:00
holds $A points_balance:0
run sale --member $A 1 --points 1 --json
is 1
has '"code":"not_enough_points"'
books

about 'the cap of a bill holds for bonus points too'
# Rule: the cap covers bonus points.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"cap_per_bill":50},
 "offers":[{"code":"PLUS","trigger":"automatic","benefit":{"points_bonus":20}}]}
EOF
member $A
earns 50 40
earns 30 10
earns 50 1000
books

about 'a top-up earns nothing; spending it does, the gift in it not'
# Rule: principal earns, bonus does not; top-ups earn nothing.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"wallet":{"topups":[{"pay":"100.00","bonus":"100.00"}]},
 "tiers":{"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"150.00"}]}}
EOF
member $A
run wallet topup $A 100
holds $A points_balance:0 tier:'"normal"'
earns 50 100 --pay wallet=100
has '"tier":"normal"'
run return 1 --json
has '"points_taken":50,'
holds $A points_balance:0 wallet_balance:'"200.00"'
books

about 'the paid part and the gift part of stored value: by setting, never by chance'
# Rule: draw order of stored value.
for row in pro-rata:60.00:30.00 principal-first:10.00:50.00 bonus-first:60.00:0.00; do
    way=${row%%:*}
    rest=${row#*:}
    shop - <<EOF
{"wallet":{"draw":"$way","topups":[{"pay":"100.00","bonus":"50.00"}]}}
EOF
    member $A
    run wallet topup $A 100
    case $way in
    pro-rata) run sale --member $A 60 --pay wallet=60 ;;
    *) run sale --member $A 90 --pay wallet=90 ;;
    esac
    is 0
    holds $A principal:"\"${rest%:*}\"" bonus:"\"${rest#*:}\""
    books
done

about 'a top-up of twice the step is the step'"'"'s bonus once; a little below it, none'
# Rule: a top-up gets the largest pay not above its amount, once.
shop - <<'EOF'
{"wallet":{"topups":[{"pay":"500.00","bonus":"50.00"},{"pay":"100.00","bonus":"5.00"}]}}
EOF
phone=13800000010
for pair in 1000:1050.00 499.99:504.99 99.99:99.99 500:550.00; do
    phone=$((phone + 1))
    member $phone
    run wallet topup $phone "${pair%:*}" --json
    has "\"wallet_balance\":\"${pair#*:}\""
done
books

about 'more than is held is not drawn, and nothing else of that sale is done'
# Rule: a sale is written whole or not at all.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
run wallet topup $A 10
run sale --member $A 20 --pay wallet=10.01 --pay cash=9.99 --json
is 1
has '"code":"not_enough_stored_value"'
holds $A wallet_balance:'"10.00"' points_balance:0
run sale 20 --pay wallet=1 --pay cash=19 --json
is 1
run bill list --json
has '{"bills":[]}'
books

about 'sent twice: a sale, a top-up, points by hand'
# Rule: same key twice is once; the same key for another body is refused.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
for n in 1 2; do
    run --key s sale --member $A 100 --json
    is 0
    run --key t wallet topup $A 50 --json
    is 0
    run --key p points give $A 7 --reason gift --approver owner --json
    is 0
done
holds $A points_balance:107 wallet_balance:'"50.00"'
run --key s sale --member $A 101 --json
is 1
has '"code":"key_reused"'
run --key s wallet topup $A 100 --json
is 1
has '"code":"key_reused"'
books

about 'points are taken by hand down to nothing, not below'
# Rule: balances never go negative.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
run points give $A 10 --reason gift --approver owner
run points take $A 11 --reason error --approver owner --json
is 1
has '"code":"not_enough_points"'
run points take $A 10 --reason error --approver owner --json
is 0
holds $A points_balance:0
books

about 'the same person cannot ask for points and approve them'
# Rule: an adjustment names operator and approver, and they differ.
shop
member $A
run --as owner points give $A 10 --reason gift --approver owner --json
is 1
holds $A points_balance:0

about 'no points on this bill: no earning and no step towards a tier, also when it is returned'
# Rule: a flag; no earning, no qualifying spend.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1},"tiers":{"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"100.00"}]}}
EOF
member $A
earns 0 100 --no-points
has '"tier":"normal"'
run return 1 --json
has '"points_taken":0,'
holds $A points_balance:0 owed_points:0
books

about 'points off the step: the step and a number that fits are said'
shop - <<'EOF'
{"points":{"per":"1.00","earn":1,"money":{"points":100,"worth":"1.00","step":100}}}
EOF
member $A
run points give $A 900 --reason gift --approver owner
run sale 30 --member $A --points 50 --json
is 2
has '"field":"points","message":"50 points do not fit: they are spent 100 at a time. Take 100."'
run sale 30 --member $A --points 250
is 2
has 'Take 200.'
books

about 'a gift for points: not without the points, not without stock, back with neither twice'
# Rule: gift items have a price in points and a stock.
shop - <<'EOF'
{"points":{"per":"1.00","earn":1}}
EOF
member $A
run item add CUP --name cup --price 7 --points-price 100 --stock 1
run points give $A 99 --reason gift --approver owner
run gift redeem $A CUP --json
is 1
has '"code":"not_enough_points"'
run points give $A 101 --reason gift --approver owner
run --key g gift redeem $A CUP --json
is 0
run --key g gift redeem $A CUP --json
is 0
run gift redeem $A CUP --json
is 1
has '"code":"out_of_stock"'
holds $A points_balance:100
books

finish
