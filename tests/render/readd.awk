# SPDX-License-Identifier: MIT
# Adds up what `explain` prints, in either language, from the text alone: every line of arithmetic must be true, and
# the steps of a bill, a return or a void must come to the totals printed with it. Money is counted in fen. Entries
# begin at the margin, their steps are indented. Exits with 1 if something does not add up.

# a ÷ b rounded half up, both ≥ 0.
function half_up(a, b) { return int((2 * a + b) / (2 * b)) }
function abs(a) { return a < 0 ? -a : a }
# A decimal number as an integer in units of 10^-places: whole("12.5", 2) is 1250.
function whole(text, places,    minus, dot, rest) {
    minus = sub(/^-/, "", text)
    sub(/^\+/, "", text)
    dot = index(text, ".")
    rest = dot ? substr(text, dot + 1) : ""
    if (dot) text = substr(text, 1, dot - 1)
    while (length(rest) < places) rest = rest "0"
    if (length(rest) > places) wrong("more than " places " decimals")
    return (minus ? -1 : 1) * ((text rest) + 0)
}
function fen(text) { return whole(text, 2) }
function wrong(why) {
    print title ": " why "\n    " $0
    bad++
}
# Reads the numbers of a text into number[1] ….
function numbers(text,    n) {
    n = 0
    while (match(text, /[-+]?[0-9]+(\.[0-9]+)?/)) {
        number[++n] = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
    }
    return n
}
# The part of a text after its last ": ".
function said(text,    at) {
    while ((at = index(text, ": "))) text = substr(text, at + 2)
    return text
}

# Translates the Chinese sentences into English: replaces the words around the numbers, sometimes their order.
function english(text,    tail) {
    gsub(/：/, ": ", text); gsub(/；/, "; ", text); gsub(/，/, ", ", text); gsub(/（/, " (", text); gsub(/）/, ") ", text)
    gsub(/四舍五入为 /, "rounded half up to ", text)
    gsub(/四舍五入/, "half up", text)
    gsub(/向下取整/, "rounded down", text)
    gsub(/; 受行金额限制, 只减 /, "; limited to ", text)
    gsub(/; 每单最多 /, "; at most ", text)
    gsub(/; 最多 /, "; at most ", text)
    gsub(/; 一口价 /, "; fixed price ", text)
    sub(/; 最低售价 /, "; floor ", text)
    gsub(/; 另加送 /, "; with bonus points ", text)
    gsub(/减此前已退 /, "less ", text)
    if (text ~ /; 共 [0-9]+$/) sub(/; 共 /, "; ", text) && sub(/$/, " in all", text)
    if (text ~ /^第 [0-9]+ 行退款: /) sub(/^第 /, "Line ", text) && sub(/ 行退款: /, " refund: ", text)
    if (text ~ /^第 [0-9]+ 行: [0-9]+ 件中的/) {
        numbers(text)
        tail = text ~ /; fixed price/ ? "; fixed price " number[5] : ""
        return "Line " number[1] ": " number[3] " of " number[2] " units, " number[4] " of its amount left" tail
    }
    if (text ~ /^第 [0-9]+ 行: 会员价 /) {
        tail = numbers(text) == 7 ? "; floor " number[7] : ""
        return "Line " number[1] ": member price " number[2] " instead of " number[3] ": " number[4] " × " \
               number[5] " = " number[6] tail
    }
    if (text ~ /^第 [0-9]+ 行: /) sub(/^第 /, "Line ", text) && sub(/ 行: /, ": ", text)
    if (text ~ /: 这些商品金额的 /) sub(/这些商品金额的 /, "", text) && sub(/% = /, "% of these units = ", text)
    if (match(text, /: 这些商品共减 [0-9.]+/)) {
        tail = substr(text, RSTART + RLENGTH)
        text = substr(text, 1, RSTART + RLENGTH - 1)
        sub(/这些商品共减 /, "", text)
        return text " off these units" tail
    }
    if (match(text, /: [0-9.]+ 减 [0-9.]+/)) {
        tail = substr(text, RSTART + RLENGTH)
        numbers(substr(text, RSTART, RLENGTH))
        return substr(text, 1, RSTART) " " number[2] " off " number[1] tail
    }
    if (text ~ /^积分: 以上合计/) {
        sub(/积分: 以上合计 × 每/, "Points earned: the sum of these × ", text)
    } else if (text ~ /^积分: /) {
        sub(/积分: /, "Points earned: ", text)
    }
    sub(/^积分抵扣: /, "Points as money: ", text)
    sub(/^抹零: /, "Round-off: ", text)
    sub(/^应收: /, "Due: ", text)
    sub(/^退回积分: /, "Points given back: ", text)
    sub(/^应扣回积分: /, "Points to take back: ", text)
    sub(/^不积分: /, "No points: ", text)
    sub(/^暂不计分: /, "No points yet: ", text)
    if (text ~ /: 积分 × [0-9.]+%$/) sub(/: 积分 × /, ": points × ", text)
    if (text ~ /: 加送 [0-9]+ 分$/) sub(/: 加送 /, ": ", text) && sub(/ 分$/, " bonus points", text)
    sub(/: 赠品 /, ": gift handed over: ", text)
    if (text ~ /^会员 #[0-9]+ 的储值 [0-9.]+: 本金 /) {
        tail = text ~ /, 限 [0-9.]+$/
        numbers(text)
        return "Member #" number[1] "'s stored value " number[2] ": principal " number[3] " + bonus " number[4] \
               (tail ? "; month " number[5] " of " number[6] : "")
    }
    if (text ~ /^储值 [0-9.]+: 本金 /) {
        numbers(text)
        return "Stored value " number[1] ": principal " number[2] " + bonus " number[3]
    }
    return text
}

function begin_entry() {
    title = $0
    entries++
    lines = off = due = 0
    has_due = paid = drawn = wallet = refunded = 0
    parts = bases = weighed_high = weighed_low = 0
    earned = taken = given = given_lots = -1
    kind = /^(Sale|销售)/ ? "sale" : /^(Return|Void|退货|作废)/ ? "back" : "other"
    open = kind != "other"
}

function end_entry() {
    if (!open) return
    open = 0
    if (kind == "sale") {
        bills++
        if (!has_due) wrong("no amount due")
        if (lines - off != due) wrong("lines " lines " less " off " are not " due)
        if (paid != due) wrong("tenders are " paid ", due " due)
        if (drawn != wallet) wrong("stored value paid " wallet ", drawn " drawn)
        if (earned > 0 && bases > due) wrong("points on " bases ", due " due)
    } else {
        backs++
        if (refunded != -paid) wrong("lines back " refunded ", tenders " paid)
        if (given >= 0 && given_lots >= 0 && given != given_lots) wrong("points back " given ", lots " given_lots)
    }
}

# "1.5 × 2.00 = 3.00" at the end of the line, possibly followed by a floor.
function a_line(text,    n) {
    n = numbers(text)
    if (text ~ /; floor [0-9.]+$/) {
        n--
        if (fen(number[n + 1]) <= fen(number[n])) wrong("the floor stops nothing")
        lines += fen(number[n + 1]) - fen(number[n])
    }
    if (half_up(whole(number[n - 2], 3) * fen(number[n - 1]), 1000) != fen(number[n])) wrong("the product")
    size[number[1] ""] = whole(number[n - 2], 3)
    lines += fen(number[n])
}

# The value of all the units, and what a fixed price takes off them.
function worth_of_parts(rate,    i, common, sum) {
    common = 1
    for (i = 1; i <= parts; i++) if (common % part_of[i] != 0) common *= part_of[i]
    sum = 0
    for (i = 1; i <= parts; i++) sum += part_left[i] * part_units[i] * (common / part_of[i])
    return half_up(sum * rate, common * 10000)
}
function fixed_parts(    i, sum, piece) {
    sum = 0
    for (i = 1; i <= parts; i++) {
        piece = half_up(part_left[i] * part_units[i], part_of[i]) - \
                half_up(part_fixed[i] * (part_size[i] * part_units[i] / part_of[i]), 1000)
        sum += piece > 0 ? piece : 0
    }
    return sum
}

# An offer or a tier: the amount of the rule alone, then its reductions.
function a_discount(text,    rule, rest, amount, exact, n) {
    rule = text
    rest = ""
    if ((n = index(text, ";"))) {
        rule = substr(text, 1, n - 1)
        rest = substr(text, n)
    }
    rule = said(rule)
    n = numbers(rule)
    if (rule ~ /% of these units = /) {
        amount = fen(number[2])
        if (worth_of_parts(whole(number[1], 2)) != amount) wrong("these units")
    } else if (rule ~ / off these units$/) {
        amount = fen(number[1])
        if (parts == 0) wrong("which units")
        if (part_fixed[1] != "" && fixed_parts() != amount) wrong("fixed price of these units")
        if (part_fixed[1] == "" && worth_of_parts(10000) != amount && rest == "" && worth_of_parts(10000) < amount)
            wrong("these units")
    } else if (rule ~ /% = /) {
        exact = fen(number[1]) * whole(number[2], 2)
        amount = fen(number[n])
        if (half_up(exact, 10000) != amount) wrong("the percentage")
        if (n == 4 && whole(number[3], 6) != exact) wrong("the digits")
        if (n == 3 && exact % 10000 != 0) wrong("rounding is not said")
    } else {
        amount = fen(number[1])
        if (rest == "" && amount > fen(number[2])) wrong("more than there is")
    }
    if (match(rest, /; at most [0-9.]+/)) {
        exact = fen(substr(rest, RSTART + 10, RLENGTH - 10))
        if (exact >= amount) wrong("the cap cuts nothing")
        amount = exact
    }
    if (match(rest, /; limited to [0-9.]+/)) {
        exact = fen(substr(rest, RSTART + 13, RLENGTH - 13))
        if (exact >= amount) wrong("the lines cut nothing")
        amount = exact
    }
    off += amount
    parts = 0
    part_fixed[1] = ""
}

# base × multiplier in percent with up to ten decimals, computed in two halves so that no digit is lost.
function weigh(base, percent) {
    percent = whole(percent, 10)
    bases += base
    weighed_high += base * int(percent / 1000000)
    weighed_low += base * (percent % 1000000)
}

function the_points(text,    n, exact, all, i, zh, earn, per) {
    zh = text ~ /得/
    n = numbers(text)
    i = 1
    if (text !~ /the sum of these|以上合计/) {
        weigh(fen(number[1]), number[2])
        i = 3
    }
    earn = number[zh ? i + 1 : i]
    per = fen(number[zh ? i : i + 1])
    exact = int((weighed_high * earn + int(weighed_low * earn / 1000000)) / (per * 1000000))
    if (exact != number[i + 2]) wrong("the points: " exact)
    all = exact
    if (match(text, /with bonus points [0-9]+/)) all += substr(text, RSTART + 18, RLENGTH - 18)
    if (match(text, /; at most [0-9]+/) && all > substr(text, RSTART + 10, RLENGTH - 10) + 0)
        all = substr(text, RSTART + 10, RLENGTH - 10) + 0
    if (match(text, /; [0-9]+ in all/)) {
        if (substr(text, RSTART + 2, RLENGTH - 9) + 0 != all) wrong("points in all: " all)
    } else if (all != exact) {
        wrong("the points in all are not said")
    }
    earned = all
    weighed_high = weighed_low = 0
}

/^[^ ]/ {
    end_entry()
    begin_entry()
    next
}
!open { next }
{
    steps++
    text = $0
    while (match(text, /[0-9],[0-9][0-9][0-9]/)) text = substr(text, 1, RSTART) substr(text, RSTART + 2)
    sub(/^ +/, "", text)
    text = english(text)
    if (text ~ /^Line [0-9]+ refund: /) {
        numbers(said(text))
        if (half_up(fen(number[1]) * whole(number[2], 3), whole(number[3], 3)) - fen(number[4]) != fen(number[5]))
            wrong("what comes back")
        refunded += fen(number[5])
    } else if (text ~ /^Line [0-9]+: .* × .* = /) {
        a_line(text)
    } else if (text ~ /^Line [0-9]+: [0-9]+ of [0-9]+ units, /) {
        n = numbers(text)
        part_units[++parts] = number[2]; part_of[parts] = number[3]
        part_left[parts] = fen(number[4])
        part_fixed[parts] = n == 5 ? fen(number[5]) : ""
        part_size[parts] = size[number[1] ""]
        if (number[2] + 0 > number[3] + 0) wrong("more units than there are")
    } else if (text ~ /^Points as money: /) {
        n = numbers(said(text))
        if (int(number[1] * fen(number[3]) / number[2]) != fen(number[4])) wrong("what the points are worth")
        off += fen(number[4])
    } else if (text ~ /^Round-off: /) {
        off += fen(said(text))
    } else if (text ~ /^Due: /) {
        due = fen(said(text))
        has_due = 1
        bases = weighed_high = weighed_low = 0
    } else if (text ~ /^[0-9.]+ × [0-9.]+%$/) {
        numbers(text)
        weigh(fen(number[1]), number[2])
    } else if (text ~ /^Points earned: /) {
        the_points(text)
    } else if (text ~ /^(Cash rounding|现金抹分): /) { # waived from the bill, or given back with it
        numbers(said(text))
        if (fen(number[2]) >= fen(number[1])) wrong("more than rounding lets go")
        paid += text ~ /(less taken off|少抹)/ ? -fen(number[2]) : fen(number[2])
    } else if (text ~ /^(Platform voucher|团购券): .*[;；]/) {
        numbers(said(text))
        if (fen(number[2]) + fen(number[3]) != fen(number[1])) wrong("settlement and gap")
        paid += fen(number[1])
    } else if (text ~ /^Points given back: /) {
        numbers(said(text))
        if (fen(number[3]) > 0 && int(number[1] * fen(number[2]) / fen(number[3])) - number[4] != number[5] + 0)
            wrong("points back")
        given = number[5] + 0
        given_lots = 0
    } else if (text ~ /^Points to take back: /) {
        numbers(said(text))
        if (number[1] - abs(number[2]) != number[3]) wrong("points to take")
    } else if (text ~ /^Stored value [0-9.]+: principal /) {
        numbers(text)
        if (fen(number[1]) != fen(number[2]) + fen(number[3])) wrong("principal and bonus")
        drawn += fen(number[1])
    } else if (text ~ /^Member #[0-9]+'s stored value [0-9.]+: principal /) {
        if (numbers(text) == 6 && fen(number[5]) > fen(number[6])) wrong("above the month's limit")
        if (fen(number[2]) != fen(number[3]) + fen(number[4])) wrong("principal and bonus of the holder")
        drawn += fen(number[2])
    } else if (text ~ /(, lot |, 批次 )/) {
        if (given_lots >= 0 && text ~ /^(Points|积分), /) {
            match(text, /: [-+][0-9]+/)
            n = substr(text, RSTART + 2, RLENGTH - 2) + 0
            if (n > 0) given_lots += n
        }
    } else if (text ~ /( × [0-9.]+% = | of these units = | off these units| off [0-9])/) {
        a_discount(text)
    } else if (text ~ /: (points × [0-9.]+%|[0-9]+ bonus points|gift handed over: .*)$/ || text ~ /^(No points: |No points yet|暂不计分)/) {
        parts = 0
    } else if (text ~ /^(Coupon|券) .*: / || text ~ /^(Owed points|待扣积分|已扣回待扣积分)/ || text ~ /^(Tier|升为|降为)/ || text ~ /保级: /) {
        parts = 0
    } else if (text ~ /^[^:]+: -?[0-9.]+$/) {
        n = fen(said(text))
        paid += n
        if (kind == "sale" && text ~ /^(Stored value|储值|Family card|家人卡)[^:]*: /) wallet += n
    } else {
        wrong("a sentence nobody knows")
    }
}
END {
    end_entry()
    print entries + 0 " entries, " bills + 0 " bills, " backs + 0 " returns, " steps + 0 " steps, " bad + 0 " wrong"
    exit bad > 0
}
