#!/bin/sh
# SPDX-License-Identifier: MIT
# What users of other engines found wrong with coupons and promotions: used twice, over their limit, ended a day early,
# combined against their terms. Each is restated here, is one fresh shop, and names the rule that guards against it.
. "$(dirname "$0")/lib"

A=13800000001
B=13800000002

# A sale that must succeed with that amount: sells PAYABLE WORD...
sells() {
    want=$1
    shift
    run sale --json "$@"
    is 0
    has "\"payable\":\"$want\""
}

# A sale that must be refused with that code, and its detail if there is one: refuses CODE DETAIL WORD...
refuses() {
    want=$1
    detail=$2
    shift 2
    run sale --json "$@"
    is 1
    has "{\"error\":{\"code\":\"$want\""
    [ -z "$detail" ] || has "\"detail\":\"$detail\""
}

about 'one use in all: the second customer is told, and a void frees it'
# Rule: limits are checked and consumed in the transaction of the sale; a void undoes usage counters too.
shop - <<'EOF'
{"offers":[{"code":"ONE","trigger":"coupon","benefit":{"amount":"1.00"},"limits":{"total":1}}]}
EOF
member $A
member $B
coupon ONE $A
one=$coupon
coupon ONE $B
sells 9.00 --member $A 10 --coupon "$one"
refuses offer_limit total --member $B 10 --coupon "$coupon"
run coupon verify "$coupon" --member $B --json
has '"state":"usable"'
run void 1
is 0
sells 9.00 --member $B 10 --coupon "$coupon"
books

about 'a void that does not give the use back, where the offer says so'
# Rule: void_returns of an offer's limits.
shop - <<'EOF'
{"offers":[{"code":"ONE","trigger":"automatic","benefit":{"amount":"1.00"},"limits":{"total":1,"void_returns":false}}]}
EOF
sells 9.00 10
run void 1
is 0
sells 10.00 10
books

about 'a limit for each customer is not passed by staying nameless'
# Rule: without a member, offers with per-member limits do not apply (no_member).
shop - <<'EOF'
{"offers":[{"code":"ONCE","trigger":"coupon","benefit":{"amount":"1.00"},"limits":{"per_member":1},
            "coupon":{"bearer":true}},
           {"code":"AUTO","trigger":"automatic","benefit":{"amount":"2.00"},"limits":{"per_member":1}}]}
EOF
member $A
coupon ONCE
refuses offer_conditions no_member 10 --coupon "$coupon"
sells 10.00 10
sells 7.00 --member $A 10 --coupon "$coupon"
sells 10.00 --member $A 10
books

about 'two coupons of an offer limited to one for each, on one bill'
# Rule: uses on the open bill count towards the limit.
shop - <<'EOF'
{"offers":[{"code":"ONCE","trigger":"coupon","benefit":{"amount":"1.00"},"limits":{"per_member":1}}]}
EOF
member $A
coupon ONCE $A
one=$coupon
coupon ONCE $A
refuses offer_limit per_member --member $A 10 --coupon "$one" --coupon "$coupon"
run bill list --json
has '{"bills":[]}'

about 'once a day: the day ends with the business, not at midnight'
# Rule: per member and day is of the business day, which ends at the cut-off.
shop - <<'EOF'
{"offers":[{"code":"DAILY","trigger":"automatic","benefit":{"amount":"1.00"},"limits":{"per_member_day":1}}]}
EOF
member $A
clock 2026-08-01T23:00
sells 9.00 --member $A 10
clock 2026-08-02T03:59
sells 10.00 --member $A 10
clock 2026-08-02T04:00
sells 9.00 --member $A 10
books

about 'the first purchase: the second is not one, and the voided one never was'
# Rule: the purchase number counts bills of which something is left.
shop - <<'EOF'
{"offers":[{"code":"FIRST","trigger":"automatic","benefit":{"amount":"5.00"},"when":{"purchase_number":1}}]}
EOF
member $A
sells 20.00 20
sells 15.00 --member $A 20
sells 20.00 --member $A 20
run void 3
is 0
run return 2
is 0
sells 15.00 --member $A 20
books

about 'one coupon, typed twice on one bill'
# Rule: a single-use coupon is a lot of one use.
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
coupon OFF
sells 9.00 10 --coupon "$coupon" --coupon "$coupon"
refuses coupon_used '' 10 --coupon "$coupon"
books

about 'a sale that fails at the tender has used nothing; a quote and a check neither'
# Rule: a refused sale writes nothing; verifying never uses a coupon up.
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"limits":{"total":1},"coupon":{"bearer":true}}]}
EOF
coupon OFF
refuses tender_short '' 10 --coupon "$coupon" --pay card=5
run sale 10 --coupon "$coupon" --quote --json
run coupon verify "$coupon" --json
is 0
sells 9.00 10 --coupon "$coupon"
refuses coupon_used '' 10 --coupon "$coupon"
books

about 'the last day of a coupon is a whole day, and a business day'
# Rule: dates are inclusive at both ends and of the business day.
shop - <<'EOF'
{"offers":[{"code":"AUG","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"from":"2026-08-01",
            "to":"2026-08-31","bearer":true}}]}
EOF
coupon AUG
one=$coupon
coupon AUG
clock 2026-08-31T23:59
sells 9.00 10 --coupon "$one"
clock 2026-09-01T03:59
run coupon verify "$coupon" --json
is 0
clock 2026-09-01T04:00
run coupon verify "$coupon" --json
is 1
has '"state":"expired"'
refuses coupon_expired '' 10 --coupon "$coupon"
books

about 'a coupon from today to today is good today'
# Rule: both ends inclusive.
shop - <<'EOF'
{"offers":[{"code":"NOW","trigger":"coupon","benefit":{"amount":"1.00"},"when":{"from":"2026-08-01","to":"2026-08-01"},
            "coupon":{"from":"2026-08-01","to":"2026-08-01","bearer":true}},
           {"code":"SOON","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"from":"2026-08-02",
            "to":"2026-08-02","bearer":true}}]}
EOF
coupon NOW
sells 9.00 10 --coupon "$coupon"
coupon SOON
refuses coupon_not_yet '' 10 --coupon "$coupon"
clock 2026-08-02T10:00
sells 9.00 10 --coupon "$coupon"

about 'a coupon valid a day from the eve of a leap day'
# Rule: issue day and valid days, inclusive, by the calendar.
shop - <<'EOF'
{"offers":[{"code":"DAY","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"valid_days":1,"bearer":true}}]}
EOF
clock 2028-02-28T10:00
coupon DAY
has '"to":"2028-02-29"'
clock 2028-02-29T22:00
run coupon verify "$coupon" --json
is 0
clock 2028-03-01T10:00
refuses coupon_expired '' 10 --coupon "$coupon"

about 'a coupon does not outlive its offer'
# Rule: it lasts to the earliest of its own end, its days and the offer's end.
shop - <<'EOF'
{"offers":[{"code":"DAY","trigger":"coupon","benefit":{"amount":"1.00"},"when":{"to":"2026-08-10"},
            "coupon":{"valid_days":30,"bearer":true}}]}
EOF
coupon DAY
has '"to":"2026-08-10"'
clock 2026-08-11T10:00
refuses coupon_expired '' 10 --coupon "$coupon"

about 'somebody else'"'"'s coupon; nobody'"'"'s'
# Rule: a personal coupon is its member's, a bearer's is whoever brings it.
shop - <<'EOF'
{"offers":[{"code":"MINE","trigger":"coupon","benefit":{"amount":"1.00"}},
           {"code":"ANY","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
member $A
member $B
coupon MINE $A
refuses coupon_other_member '' --member $B 10 --coupon "$coupon"
refuses coupon_other_member '' 10 --coupon "$coupon"
run coupon issue MINE --json
is 2
coupon ANY
sells 9.00 --member $B 10 --coupon "$coupon"
books

about 'withdrawn is another thing than used, and a withdrawn coupon stays so'
# Rule: states of a coupon are told apart.
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
coupon OFF
run coupon withdraw "$coupon" --reason lost
is 0
refuses coupon_withdrawn '' 10 --coupon "$coupon"
run coupon withdraw "$coupon" --reason lost --json
is 1
has '"code":"coupon_withdrawn"'
books

about 'an exclusive offer of lower rank does not put out the one before it'
# Rule: exclusive is decided by priority: lower first.
shop - <<'EOF'
{"offers":[{"code":"FIRST","trigger":"automatic","benefit":{"percent":10},"stack":{"priority":1}},
           {"code":"ALONE","trigger":"automatic","benefit":{"percent":50},"stack":{"priority":10,"exclusive":true}}]}
EOF
sells 90.00 100
has '"steps":[{"rule":"offer:FIRST"'
lacks '"rule":"offer:ALONE"'
run sale 100 --quote --json
has '"refused":[{"rule":"offer:ALONE","code":"exclusive_taken"'

about 'an exclusive offer of higher rank stands alone'
# Rule: no other offer or coupon with an exclusive one.
shop - <<'EOF'
{"offers":[{"code":"ALONE","trigger":"automatic","benefit":{"percent":10},"stack":{"priority":1,"exclusive":true}},
           {"code":"OTHER","trigger":"automatic","benefit":{"percent":10},"stack":{"priority":10}},
           {"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
sells 90.00 100
coupon OFF
refuses exclusive_taken '' 100 --coupon "$coupon"
sells 90.00 100

about 'of two of a group the lower priority, though the other takes more; of equals the one that takes more'
# Rule: at most one of a group: the lowest priority that applies, among equals the least to pay.
shop - <<'EOF'
{"offers":[{"code":"LOW","trigger":"automatic","benefit":{"amount":"5.00"},"stack":{"priority":1,"group":"g"}},
           {"code":"HIGH","trigger":"automatic","benefit":{"amount":"9.00"},"stack":{"priority":2,"group":"g"}},
           {"code":"SAMEA","trigger":"automatic","benefit":{"percent":10,"scope":{"category":["x"]}},
            "stack":{"group":"h"}},
           {"code":"SAMEB","trigger":"automatic","benefit":{"amount":"20.00","scope":{"category":["x"]}},
            "stack":{"group":"h"}}]}
EOF
sells 95.00 100
sells 75.00 100:x
sells 265.50 300:x

about 'the first of a group does not apply: the next may'
# Rule: an offer that does not apply holds no group.
shop - <<'EOF'
{"offers":[{"code":"LOW","trigger":"automatic","benefit":{"amount":"5.00"},"when":{"min_amount":"50.00"},
            "stack":{"priority":1,"group":"g"}},
           {"code":"HIGH","trigger":"automatic","benefit":{"amount":"9.00"},"stack":{"priority":2,"group":"g"}}]}
EOF
sells 31.00 40
sells 55.00 60

about 'the best set, not the best coupon; of equals the fewer, then the sooner to end'
# Rule: the legal set that leaves the least to pay; ties: fewer, then sooner-expiring.
shop - <<'EOF'
{"offers":[{"code":"THIRTY","trigger":"coupon","benefit":{"amount":"30.00"},"stack":{"exclusive":true}},
           {"code":"TWENTY","trigger":"coupon","benefit":{"amount":"20.00"}},
           {"code":"FIFTEEN","trigger":"coupon","benefit":{"amount":"15.00"},"coupon":{"valid_days":9}},
           {"code":"LATE","trigger":"coupon","benefit":{"amount":"15.00"},"stack":{"group":"f"},
            "coupon":{"valid_days":20}},
           {"code":"SOON","trigger":"coupon","benefit":{"amount":"15.00"},"stack":{"group":"f"},
            "coupon":{"valid_days":5}}]}
EOF
member $A
coupon THIRTY $A
coupon TWENTY $A
run sale --member $A 100 --best --quote --json
has '"payable":"70.00"'
coupon FIFTEEN $A
run sale --member $A 100 --best --quote --json
has '"payable":"65.00"'
run sale --member $A 15 --best --quote --json
has '"payable":"0.00"'
has "\"coupon\":\"$coupon\""
coupon LATE $A
coupon SOON $A
run sale --member $A 15 --best --quote --json
has "\"coupon\":\"$coupon\""

about 'the best joins the coupons given, which stay: also beside one that does not stand'
# Rule: the given ones stay, the best of the rest joins them.
shop - <<'EOF'
{"offers":[{"code":"TWENTY","trigger":"coupon","benefit":{"amount":"20.00"}},
           {"code":"FIVE","trigger":"coupon","benefit":{"amount":"5.00"},"coupon":{"bearer":true}},
           {"code":"WEAK","trigger":"coupon","benefit":{"amount":"1.00"},"stack":{"group":"g"}},
           {"code":"STRONG","trigger":"coupon","benefit":{"amount":"9.00"},"stack":{"group":"g"}},
           {"code":"LARGE","trigger":"coupon","benefit":{"amount":"1.00"},"when":{"min_amount":"500.00"},
            "coupon":{"bearer":true}}]}
EOF
member $A
coupon TWENTY $A
coupon STRONG $A
coupon WEAK $A
weak=$coupon
coupon FIVE
five=$coupon
coupon LARGE
large=$coupon
run sale --member $A 100 --best --coupon "$five" --quote --json
has '"payable":"66.00"'
run sale --member $A 100 --best --coupon "$weak" --coupon "$five" --quote --json
has '"payable":"74.00"'
has "\"rule\":\"offer:WEAK\",\"coupon\":\"$weak\""
run sale --member $A 100 --best --coupon "$large" --quote --json
has '"payable":"71.00"'
has '"refused":[{"rule":"offer:LARGE","code":"offer_conditions","detail":"min_amount"'
run sale --member $A 100 --best --coupon "$large" --json
is 1
run sale --member $A 100 --best --coupon "$weak" --json
has '"payable":"79.00"'

about 'a budget is not overdrawn by a part: the offer that does not fit does not apply'
# Rule: an offer whose amount exceeds its remaining budget does not apply; a void gives the budget back.
shop - <<'EOF'
{"offers":[{"code":"SIX","trigger":"automatic","benefit":{"amount":"6.00"},"limits":{"budget":"10.00"}},
           {"code":"CARD","trigger":"coupon","benefit":{"amount":"6.00"},"limits":{"budget":"6.00"},
            "coupon":{"bearer":true}}]}
EOF
sells 14.00 20
run sale 20 --quote --json
has '"refused":[{"rule":"offer:SIX","code":"offer_budget"'
sells 20.00 20
run void 1
is 0
sells 14.00 20
coupon CARD
one=$coupon
coupon CARD
sells 14.00 20 --coupon "$one"
refuses offer_budget '' 20 --coupon "$coupon"
books

about 'hours begin on the minute and end before it; a weekday is the business day'"'"'s'
# Rule: hours of the clock, start inclusive, end exclusive; weekdays of the business day.
shop - <<'EOF'
{"offers":[{"code":"NOON","trigger":"automatic","benefit":{"amount":"1.00"},"when":{"hours":["12:00-14:00"]}},
           {"code":"SUNDAY","trigger":"automatic","benefit":{"amount":"2.00"},"when":{"weekdays":[7]}}]}
EOF
clock 2026-08-01T11:59
sells 10.00 10
clock 2026-08-01T12:00
sells 9.00 10
clock 2026-08-01T13:59
sells 9.00 10
clock 2026-08-01T14:00
sells 10.00 10
clock 2026-08-02T23:00
sells 8.00 10
clock 2026-08-03T02:00
sells 8.00 10
clock 2026-08-03T04:00
sells 10.00 10

about 'a birthday over the turn of the year, and one on a leap day'
# Rule: within N days before or after, by the calendar.
shop - <<'EOF'
{"offers":[{"code":"BDAY","trigger":"automatic","benefit":{"amount":"1.00"},"when":{"birthday_within_days":1}}]}
EOF
run member add --phone $A --birthday 1990-01-01
is 0
run member add --phone $B --birthday 1992-02-29
is 0
clock 2026-12-30T10:00
sells 10.00 --member $A 10
clock 2026-12-31T10:00
sells 9.00 --member $A 10
clock 2027-01-02T10:00
sells 9.00 --member $A 10
clock 2027-01-03T10:00
sells 10.00 --member $A 10
clock 2028-02-27T10:00
sells 10.00 --member $B 10
clock 2028-02-28T10:00
sells 9.00 --member $B 10
clock 2028-02-29T10:00
sells 9.00 --member $B 10
clock 2028-03-01T10:00
sells 9.00 --member $B 10
clock 2029-02-28T10:00
sells 9.00 --member $B 10
clock 2029-03-01T10:00
sells 9.00 --member $B 10

about 'a price shown before an offer ended is not the price after it'
# Rule: every condition is tested again in the transaction of the sale.
shop - <<'EOF'
{"offers":[{"code":"TILL","trigger":"automatic","benefit":{"amount":"1.00"},"when":{"to":"2026-08-01"}}]}
EOF
run sale 10 --quote --json
has '"payable":"9.00"'
clock 2026-08-02T10:00
run sale 10 --pay card=9 --json
is 1
has '"code":"tender_short"'
sells 10.00 10

about 'an offer for gold is not for a member who becomes gold by this very bill'
# Rule: the tier is the one before the sale.
shop - <<'EOF'
{"tiers":{"levels":[{"code":"normal","from":"0"},{"code":"gold","from":"100.00"}]},
 "offers":[{"code":"GOLD","trigger":"automatic","benefit":{"percent":10},"when":{"tiers":["gold"]}}]}
EOF
member $A
sells 100.00 --member $A 100
has '"tier":"gold"'
sells 90.00 --member $A 100
sells 100.00 100

about 'codes are typed as people type; one letter wrong is not another coupon'
# Rule: typing is forgiving; a code proves genuine or forged by its MAC.
shop - <<'EOF'
{"offers":[{"code":"OFF","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
coupon OFF
run coupon verify " $(printf '%s' "$coupon" | tr 'A-Z-' 'a-z ') " --json
is 0
wrong=$(printf '%s' "$coupon" | sed 's/.$//')
last=$(printf '%s' "$coupon" | sed 's/.*\(.\)$/\1/')
if [ "$last" = 7 ]; then last=8; else last=7; fi
run coupon verify "$wrong$last" --json
is 1
has '"state":"forged"'

finish
