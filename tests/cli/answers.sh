#!/bin/sh
# SPDX-License-Identifier: MIT
# The command line's contract: options, exit codes, keys of the answers, retries by key, both languages.
. "$(dirname "$0")/lib"

# keys NAME...: the answer is one object whose first keys are these, in this order.
keys() {
    rest=$out
    for name in "$@"; do
        case $rest in
        *"\"$name\":"*) rest=${rest#*"\"$name\":"} ;;
        *) fail "key $name expected in its place" ;;
        esac
    done
}

rules() {
    shop - <<'EOF'
{"currency":"CNY",
 "points":{"per":"1.00","earn":1,"expire":{"months":12,"round":"month-end"},
           "money":{"points":100,"worth":"1.00","step":1,"max_percent":100,"keep":0}},
 "tiers":{"measure":"spend","window":{"rolling_months":12},
          "levels":[{"code":"normal","name":"普通","from":"0"},
                    {"code":"gold","name":"金卡","from":"2000.00","discount_percent":5,"points_percent":150}]},
 "wallet":{"topups":[{"pay":"500.00","bonus":"50.00"}]},
 "offers":[{"code":"SAVE10","name":"满100减10","trigger":"coupon","benefit":{"amount":"10.00"},
            "when":{"min_amount":"100.00"},"coupon":{"valid_days":30}}]}
EOF
}

about 'wrong usage is exit 2, in words and in JSON'
run foo
is 2
has 'Available: shop, demo, programme'
run member foo
is 2
has 'Available: add, find, show, edit, card, phone, link, pin, tier, note, ledger.'
lacks 'merge'
run member --json
is 2
has '{"error":{"code":"missing_value","field":"verb"'
run member show --json
is 2
has '{"error":{"code":"missing_value"'
run member show 1 2
is 2
run sale --nonsense 1 --json
is 2
has '"field":"option"'
run sale --points
is 2
run sale --quote=1 1
is 2
run shop info --lang fr
is 2
has 'fr'
run member edit 1 --name a --name b
is 2
[ -z "$out" ] || fail 'nothing on standard output'

about 'help at every level, and it writes nothing'
run --help
is 0
has 'member add'
has 'Exit: 0 done'
lacks 'help man'
run member --help
is 0
has 'member ledger MEMBER'
run sale --help
is 0
has '--pay TENDER=A...'
run --lang zh --help
is 0
has '新增会员'
run --version
is 0
has 'frontdesk '
run help man
is 0
has '.TH FRONTDESK 1'
has 'sale LINE'
has 'SKU*Q@PRICE'
if command -v groff > /dev/null; then
    "$FRONTDESK" help man | groff -man -Tutf8 -ww -z 2> man.err
    [ -s man.err ] && fail "groff: $(cat man.err)"
fi

about 'completion knows nouns, verbs and options'
if command -v bash > /dev/null; then
    "$FRONTDESK" help bash > completion
    offered() {
        bash -c '. ./completion; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _frontdesk; echo "${COMPREPLY[*]}"' bash "$@"
    }
    [ "$(offered frontdesk sta)" = staff ] || fail 'nouns'
    [ "$(offered frontdesk hel)" = '' ] || fail 'what is hidden'
    [ "$(offered frontdesk --json member le)" = ledger ] || fail 'verbs behind a global option'
    [ "$(offered frontdesk --shop x coupon issue A --co)" = --count ] || fail 'options of a verb'
    [ "$(offered frontdesk sale --quo)" = --quote ] || fail 'options of a noun without verbs'
    [ "$(offered frontdesk --lang z)" = zh ] || fail 'languages'
fi
run help zsh
has '#compdef frontdesk'

about 'no shop: exit 3, and what to do'
run shop info
is 3
run
is 3
has 'frontdesk demo'
run --shop "$work/none.db" shop info --json
is 3
has '"code":"not_found","field":"shop"'
echo nothing > "$work/text"
run --shop "$work/text" shop info --json
is 1
has '"code":"not_a_shop"'

about 'shop create, info and programme'
rules
run shop info --json
is 0
keys path name uuid practice currency epoch business_day programme
has '"practice":true'
run shop create "$FRONTDESK_SHOP" --practice --json
is 2
has '"code":"file_exists"'
lacks 'Disk error'
run shop create "$FRONTDESK_SHOP" --practice
has "$FRONTDESK_SHOP exists already."
run programme show --json
is 0
has '{"currency":"CNY","points":{"per":"1.00"'
echo '{"points":{"per":"1.00","earn":1},"offers":[{"code":"A","trigger":"automatic","benefit":{"percent":"x"}}]}' > bad.json
run programme load bad.json --json
is 2
has '"field":"offers[0].benefit.percent"'
run programme load none.json --json
is 3
run programme show --json
has '"code":"SAVE10"'

about 'members: add, find, show, edit, ledger'
run member add --phone 13812345678 --name 张三丰 --birthday lunar:06-27L --gender f --tag 常客 --source walk --json
is 0
keys id card phone name pinyin initials birthday tier status tags points_balance wallet_balance owed_points coupons last_purchase
has '"id":1,"card":null,"phone":"13812345678","name":"张三丰","pinyin":"zhangsanfeng","initials":"zsf","birthday":"lunar:06-27L","tier":"normal","status":"active","tags":["常客"],"points_balance":0,"wallet_balance":"0.00","owed_points":0,"coupons":[],"passes":[],"last_purchase":null'
run member add --phone 13812345678 --json
is 1
has '"code":"duplicate_phone","field":"phone"'
lacks '张三丰'
run --lang zh member add --phone 13812345678
is 1
has '手机号已是会员 张*丰。'
run member add --json
is 2
has '"code":"missing_value","field":"phone"'
run member add --phone 12 --json
is 2
has '"code":"bad_value","field":"phone"'
run --lang zh member add --phone 12
has '12：手机号应为 11 位；其他号码要带区号、00 或 +。'
run member add --phone 13900005678 --name Bo --card C7 --referrer 13812345678 --json
has '"referrer":1'
for query in 5678 13812345678 zsf 张三 zhangsan; do
    run member find "$query" --json
    is 0
    has '{"members":[{"id":'
    has '"name":"张三丰"'
done
run member find 5678 --limit 1 --json
has '"more":true'
run member find nobody --json
is 0
has '{"members":[]'
run member show C7 --json
has '"name":"Bo"'
run member show '#2' --json
has '"card":"C7"'
run member show 13111111111 --json
is 3
has '"code":"not_found","field":"member"'
run member edit '#2' --name Bob --tag a --tag b --pinyin bobo --json
is 0
has '"name":"Bob","pinyin":"bobo"'
has '"tags":["a","b"]'
run member edit '#2' --tag '' --json
has '"tags":[]'
run member edit '#2'
is 2

about 'a quote and a sale have the keys of the contract'
run sale --member 13812345678 2000 --json
is 0
run points give 13812345678 500 --reason gift --approver owner --json
is 0
keys points_balance owed_points txn
run coupon issue SAVE10 --member 13812345678 --json
is 0
keys coupons code offer member from to
has '"offer":"SAVE10","member":1,"from":"2026-08-01","to":"2026-08-31","state":"usable"'
code_1=$(pick code)
run sale --member 13812345678 128 --coupon "$code_1" --points 500 --pay cash=200 --quote --json
is 0
has '{"bill":null,"txn":null,"member":1,"gross":"128.00","lines":[{"no":1,"sku":null,"category":"general","quantity":1,"unit_price":"128.00","net":"106.60"}],"steps":[{"rule":"tier:gold","text":"'
has "{\"rule\":\"offer:SAVE10\",\"coupon\":\"$code_1\",\"text\":\""
has '{"rule":"points","points":500,"text":"'
has '"amount":"-5.00"}],"refused":[],"payable":"106.60","tenders":[{"kind":"cash","amount":"106.60"}],"change":"93.40","due":"0.00","tier_before":"gold","points_spent":500,"points_earned":159,'
run sale --member 13812345678 128 --coupon "$code_1" --points 500 --pay cash=200 --key till-1 --json
is 0
has '{"bill":"0001-000002","txn":"'
keys bill txn member gross lines steps refused payable tenders change tier_before points_spent points_earned points_balance wallet_balance owed_points tier
lacks '"due"'
first=$out
entry=$(pick txn)

about 'the same key returns the first result; another request with it is refused'
run sale --member 13812345678 128 --coupon "$code_1" --points 500 --pay cash=200 --key till-1 --json
is 0
[ "$out" = "$first" ] || fail 'the first answer, byte for byte'
run sale --member 13812345678 129 --key till-1 --json
is 1
has '{"error":{"code":"key_reused","field":"key","message":"'
run --lang zh sale 1 --key till-1
is 1
has '此操作编号已用于另一笔，本次未记账。请返回重做。'
run --key top-1 wallet topup 13812345678 500 --json
is 0
keys wallet_balance principal bonus txn
has '{"wallet_balance":"550.00","principal":"500.00","bonus":"50.00","txn":"'
run wallet topup 13812345678 500 --key top-1 --json
has '{"wallet_balance":"550.00"'
run member show 13812345678 --json
has '"wallet_balance":"550.00"'
run bill list --json
[ "$(printf '%s' "$out" | grep -o '"bill":' | wc -l)" -eq 2 ] || fail 'two bills'

about 'explain says every step, in both languages'
run explain "$entry" --json
is 0
has "{\"txn\":\"$entry\",\"kind\":\"sale\",\"steps\":[{\"rule\":\"line\",\"text\":\""
has '"rule":"earn","text":"Points earned: 106.60 × 150% × 1 per 1.00 = 159, rounded down"'
run --lang zh explain "$entry"
has '金卡95折：128.00 × 5% = 6.40'
has '券 满100减10'
run explain 1-1-999 --json
is 3
has '"field":"txn"'

about 'a bill, and what goes back of it'
run --lang zh bill show 2
is 0
has '金卡95折'
has '积分抵扣 500分'
run bill show '#2' --json
has '"returned":0'
has '"voided":false'
run print 2
is 0
has '0001-000002'
run bill list --from 2020-01-01 --json
keys bills bill at day member gross payable refunded
run return 2 --quote --json
is 0
keys bill txn refund tenders points_back points_taken owed_points coupons tier
has '"txn":null,"refund":"106.60","tenders":[{"kind":"cash","amount":"106.60"}],"points_back":500,"points_taken":159,"owed_points":0,"coupons":[{"code":"'
run void 2 --json
is 0
has '"fate":"usable"}'
run void 2 --json
is 1
has '"code":"already_voided"'
run --lang zh return 2
is 1
has '不用再撤'
run return 99 --json
is 3
has '"field":"bill"'
run return 1 7 --json
is 2

about 'a receipt as text'
run --lang zh print 2
is 0
has '应收                                    ￥106.60'
has '练习小票，不作凭证'
run print '#2' --width 58
is 0
has 'Due                     ￥106.60'
lacks 'REPRINT'
run print 2 --width 58 --json
has '{"bill":"0001-000002","columns":32,"text":"'
run print 2 --width 90 --json
is 2
has '"field":"width"'
run print 99
is 3
run print
is 2

about 'coupons: four verdicts, in both languages'
run coupon verify "$code_1" --member 13812345678 128 --json
is 0
keys code state offer reason benefit to
has "{\"code\":\"$code_1\",\"state\":\"usable\",\"offer\":\"SAVE10\",\"reason\":null,\"benefit\":\"10.00\",\"to\":\"2026-08-31\""
lacks '"error"'
run coupon verify "$(echo "$code_1" | tr -d - | tr 'A-Z0' 'a-zO')" --member 13812345678
is 0
run coupon verify "$code_1" --member 13812345678 50 --json
is 1
has '"state":"usable"'
has '"detail":"min_amount"'
run coupon verify "$code_1" --member '#2' --json
is 1
has '"error":{"code":"coupon_other_member"'
run --lang zh sale 128 --coupon "$code_1" --member '#2'
is 1
has '此券限领取人本人使用。'
run coupon withdraw "$code_1" --json
is 2
has '"field":"reason"'
run coupon withdraw "$code_1" --reason 换新 --json
is 0
run coupon verify "$code_1" --json
is 1
has '"state":"withdrawn"'
run --lang zh coupon verify "$code_1"
is 1
has '此券已停用（换新）。请向顾客说明或叫店长。'
run coupon issue SAVE10 --json
is 2
run coupon issue NONE --member 1 --json
is 3

about 'a gift is claimed outside a bill'
echo '{"offers":[{"code":"MUG","trigger":"coupon","benefit":{"gift":"MUG"},"coupon":{"bearer":true}}]}' > gift.json
run programme load gift.json
is 0
run item add MUG --name mug --price 20 --stock 1
run coupon issue MUG --count 2 --json
one=$(pick code)
run coupon redeem "$one" --json
is 0
has '"gift":"MUG"'
run coupon redeem "$one" --json
is 1
has '"code":"coupon_used"'
rules
run member add --phone 13812345678
run member add --phone 13900000002

about 'a gift for points'
run points give 13812345678 700 --reason x --approver owner
run item add BAG --name bag --price 15 --points-price 300 --stock 1
run item add PEN --name pen --price 2
run gift redeem 13812345678 PEN --json
is 3
has '"code":"not_found"'
run gift redeem '#2' BAG --json
is 1
has '"code":"not_enough_points"'
run gift redeem 13812345678 BAG --key g1 --json
is 0
keys points_balance owed_points txn
has '{"points_balance":400,"owed_points":0,'
first=$out
run gift redeem 13812345678 BAG --key g1 --json
is 0
[ "$out" = "$first" ] || fail 'the same key, another answer'
run gift redeem 13812345678 BAG --json
is 1
has '"code":"out_of_stock"'
run member show 13812345678 --json
has '"points_balance":400'
run shop check
is 0
rules
run member add --phone 13812345678
run member add --phone 13900000002

about 'refusals: sentences with their values, in both languages'
run sale 100 --pay cash=93.40
is 1
has '¥6.60 still due'
run --lang zh sale 100 --pay cash=93.40
has '还差 ¥6.60。'
run --lang zh sale 100 --pay wechat=120
is 1
has '微信 多出 ¥20.00，只有现金能找零。请改金额。'
run --lang zh sale --member '#2' 100 --pay wallet=100
is 1
has '余额 ¥0.00，差 ¥100.00。'
run sale 100 --pay gold=1 --json
is 2
has '"field":"pay"'
run sale -5 --json
is 2
has '"field":"line"'
run sale --member 13812345678 10 --points -5 --json
is 2
has '"field":"points"'
run points take '#2' 5 --reason x --approver owner --json
is 1
has '"code":"not_enough_points"'
run points give '#2' 5 --reason x --json
is 1
has '"code":"approval_needed"'
run points give '#2' 5 --approver owner --json
is 2
has '"field":"reason"'

about 'items'
run item add TEA --name 龙井 --price 25 --category tea --floor 20 --barcode 6901234567892 --json
is 0
has '"sku":"TEA","name":"龙井","category":"tea","price":"25.00"'
run item add TEA --name x --price 1 --json
is 2
run item add RICE --name rice --price 8 --weighed
is 0
run item list --json
has '{"items":[{"sku":"'
run sale TEA*2 TEA@9 --quote --json
is 1
run sale 'TEA*2' 'RICE*0.355' 10:food --quote --json
is 0
has '"sku":"TEA","category":"tea","quantity":2,"unit_price":"25.00","net":"50.00"'
has '"quantity":0.355,"unit_price":"8.00","net":"2.84"'
has '"sku":null,"category":"food","quantity":1'

about 'nightly expires by lot, once'
run sale --member 13812345678 100 --json
has '"points_balance":100'
clock 2027-09-01T10:00
run nightly --json
is 0
keys days lots points
has '"lots":1,"points":100'
run member show 13812345678 --json
has '"points_balance":0'
run nightly --json
has '"lots":0,"points":0'
clock 2026-08-01T10:00
run sale 1 --json
is 0
run bill list --from 2027-09-01 --json
has '"day":"2027-09-01"'
books

about 'a damaged file is exit 5'
run shop check --json
keys ok txns lots problems
# Pages still in the WAL would hide the damage: sells until they are copied back, then copies the file without its
# WAL.
tries=0
while [ "$(wc -c < "$FRONTDESK_SHOP")" -lt 300000 ] && [ $tries -lt 200 ]; do
    tries=$((tries + 1))
    run sale 1
done
cp "$FRONTDESK_SHOP" damaged.db
cp "$FRONTDESK_SHOP-key" damaged.db-key
run --shop damaged.db shop check --deep --json
is 0
dd if=/dev/zero of=damaged.db bs=4096 seek=5 count=50 conv=notrunc 2> /dev/null
run --shop damaged.db shop check --deep --json
is 5
[ -z "$err" ] || fail 'JSON only'

about 'settings: a table of keys, and nothing else'
run setting list --json
is 0
has '"default_tender":"wechat"'
run setting set default_tender cash --json
is 0
has '{"key":"default_tender","value":"cash"}'
run setting list --json
has '"default_tender":"cash"'
run setting set default_tender gold --json
is 2
has '"field":"default_tender"'
run setting set colour red --json
is 3
run setting set default_tender wechat --json
is 0

about 'a live shop: its own clock, PINs, rights'
FRONTDESK_SHOP=$work/live.db
run shop create "$FRONTDESK_SHOP" --json
is 1
has '"code":"live_shop_clock"'
unset FRONTDESK_NOW
run shop create "$FRONTDESK_SHOP" --name 正式店 --json
is 0
run shop info --json
has '"name":"正式店"'
has '"practice":false'
clock 2026-08-01T10:00
run shop info --json
is 1
has '"code":"live_shop_clock"'
run --lang zh member find 1
has '正式店不能改时间。请用练习店。'
unset FRONTDESK_NOW
run sale 1 --as owner --json
is 6
has '"code":"not_permitted"'
run staff pin owner --as owner --pin-fd 3 --json 3<<'EOF'
long enough
EOF
is 0
run staff add E1 --name 李娜 --role clerk --as owner --pin-fd 3 --json 3<<'EOF'
long enough
EOF
is 0
has '{"code":"E1","name":"李娜","role":"clerk","pin":false,"left":null'
has '"first_code":"'
run sale 1 --as owner --pin-fd 3 --json 3<<'EOF'
wrong pin
EOF
is 6
has '"code":"pin_wrong"'
for pin in 123456 111111 990627; do
    run staff pin E1 --as owner --pin-fd 3 --json 3<<EOF
long enough
$pin
EOF
    is 1
    has '"code":"weak_pin","field":"pin"'
done
run staff pin E1 --as owner --pin-fd 3 --json 3<<'EOF'
long enough
4918273645546372819018273645546372819018273645546372819018273645
EOF
is 2
has '"detail":"pin_long"'
run staff pin E1 --as owner --pin-fd 3 3<<'EOF'
long enough
491827
EOF
is 0
run sale 1 --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 0
run staff add M2 --name 王敏 --role manager --as owner --pin-fd 3 3<<'EOF'
long enough
EOF
is 0
run staff pin M2 --as M2 --pin-fd 3 --json 3<<'EOF'
0000-0000
whoever comes first
EOF
is 6
has '"code":"pin_wrong"'
run staff add E9 --name 赵敏 --role clerk --as owner --pin-fd 3 --json 3<<'EOF'
long enough
EOF
is 0
first=$(pick first_code)
run staff pin E9 --as E9 --pin-fd 3 --json 3<<'EOF'
738264
EOF
is 6
run sale 1 --as E9 --pin-fd 3 --json 3<<EOF
$first
EOF
is 6
has '"detail":"no_pin"'
run staff pin E9 --as E9 --pin-fd 3 --json 3<<EOF
$first
738264
EOF
is 0
run staff pin E9 --as E9 --pin-fd 3 --json 3<<EOF
$first
482917
EOF
is 6
run staff pin E9 --code --as owner --pin-fd 3 3<<'EOF'
long enough
EOF
is 0
has 'One-time code of E9: '
has 'frontdesk --as E9 staff pin E9'
run sale 1 --as E9 --pin-fd 3 --json 3<<'EOF'
738264
EOF
is 6
run staff pin owner --code --as owner --pin-fd 3 --json 3<<'EOF'
long enough
EOF
is 6
has '"detail":"own_code"'
printf '{"limits":{"clerk":{"round_off":"1.00"}}}' > live.json
run programme load live.json --as owner --pin-fd 3 3<<'EOF'
long enough
EOF
is 0
run sale 100.50 --round 0.50 --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 1
has '"code":"approval_needed"'
run staff edit E1 --trained --as owner --pin-fd 3 --json 3<<'EOF'
long enough
EOF
is 0
has '"learns_until":null'
run sale 100.50 --round 0.50 --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 0
run staff add E2 --name x --role clerk --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 6
has '"code":"not_permitted"'
run member add --phone 13800000001 --as E1 --pin-fd 3 3<<'EOF'
491827
EOF
is 0
run points give 13800000001 5 --reason x --as E1 --approver owner --pin-fd 3 --json 3<<'EOF'
491827
long enough
EOF
is 0
run points give 13800000001 5 --reason x --as E1 --approver owner --pin-fd 3 --json 3<<'EOF'
491827
not this one
EOF
is 6
run sale 1 --as E1 --json
is 2
has '"field":"pin"'
run sale 1 --as E1 --quote --json
is 2
run sale 1 --as E1 --quote --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 0
# A clerk at the command line spends only for a member whose whole phone or card was typed.
points_live() {
    run sale 30 --as E1 --pin-fd 3 --json "$@" 3<<'EOF'
491827
long enough
EOF
}
points_live --member '#1' --points 100
is 1
has '"code":"proof_needed","field":"member"'
points_live --member ' #1' --pay wallet=1
is 1
has '"code":"proof_needed"'
points_live --member '#1'
is 0
points_live --member '#1' --points 5 --approver owner
lacks 'proof_needed'
points_live --member 13800000001 --points 5
lacks 'proof_needed'
for verb in 'gift redeem #1 CUP' 'pass use #1 CUP' 'wallet close #1'; do
    run $verb --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
    is 1
    has '"code":"proof_needed"'
done
# Who buys at the staff price is there too; to price it the code is enough.
run setting set staff_percent 30 --as owner --pin-fd 3 3<<'EOF'
long enough
EOF
is 0
run sale 100 --staff owner --quote --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 0
has '"payable":"70.00"'
run sale 100 --staff owner --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 2
has '"code":"missing_value","field":"pin"'
run sale 100 --staff owner --as E1 --pin-fd 3 --json 3<<'EOF'
491827
not this one
EOF
is 6
has '"code":"pin_wrong"'
run sale 100 --staff owner --as E1 --pin-fd 3 --json 3<<'EOF'
491827
long enough
EOF
is 0
has '"payable":"70.00"'
# Who takes over a drawer is there and says so.
run shift close --count 100=1 --to E1 --as E1 --pin-fd 3 --json 3<<'EOF'
491827
491827
EOF
is 2
has '"field":"to"'
run shift close --count 100=1 --to owner --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 2
has '"code":"missing_value","field":"pin"'
run shift close --count 100=1 --to owner --as E1 --pin-fd 3 --json 3<<'EOF'
491827
not this one
EOF
is 6
has '"code":"pin_wrong"'
run staff add E3 --name x --role clerk --as owner --pin-fd 3 3<<'EOF'
long enough
EOF
run shift close --count 100=1 --to E3 --as E1 --pin-fd 3 --json 3<<'EOF'
491827
EOF
is 6
has 'E3 has no PIN yet.'
run shift close --count 100=1 --to owner --as E1 --pin-fd 3 --json 3<<'EOF'
491827
long enough
EOF
is 0
has '"next":2'
run staff list --as owner --pin-fd 3 --json 3<<'EOF'
long enough
EOF
has '{"staff":[{"code":'
lacks '491827'
run staff list --lang zh --as owner --pin-fd 3 3<<'EOF'
long enough
EOF
has '系统'
lacks ' owner '
run shop check --json
is 0

about 'the counter line by line, over a pipe'
shop
last='--linear'
out=$(printf '%s\n' 13812345678 F9 128 200 :quit | TERM=dumb "$FRONTDESK" --linear)
code=$?
is 0
has 'Done: bill #1, ¥128.00.'
has 'Give ¥72.00 change.'
out=$(printf '\n64\n' | TERM=dumb "$FRONTDESK" --linear --lang zh)
has '应收 1项: ¥64.00'
out=$(printf '\n' | "$FRONTDESK" --linear)
has 'Unfinished last time'
has '1. Amount, 64.00'

about 'a value that is none of a set names the set, one out of range the range'
shop
echo '{"tiers":{"measure":"points","levels":[{"code":"a"}]}}' > bad.json
run programme load bad.json
is 2
has 'tiers.measure is wrong: points. It must be one of: spend, earned_points.'
run --lang zh programme load bad.json
has 'tiers.measure 不对：points。只能是：spend, earned_points。'
echo '{"points":{"pre":"1.00"}}' > bad.json
run programme load bad.json --json
is 2
has '"message":"There is no key points.pre here. Available: per, earn, rounding, base,'
echo '{"returns":{"within_days":-1}}' > bad.json
run programme load bad.json
has 'returns.within_days is wrong: -1. It must be from 0 to 1000000.'
echo '{"offers":[{"code":"A","trigger":"automatic","benefit":{"percent":5,"amount":1}}]}' > bad.json
run programme load bad.json
has 'offers[0].benefit needs exactly one of: percent, fixed_price, nth+percent, buy+free,'
echo '{"offers":' > bad.json
run programme load bad.json
has 'Programme is not JSON, line '
run setting set keys fast
is 2
has 'keys is wrong: fast. It must be one of: default, lines-first.'
run setting set scan_gap 900
has 'scan_gap is wrong: 900. It must be from 0 to 200.'
run setting set claim_limit 1,5
has 'claim_limit is wrong: 1,5 (must be an amount with at most two decimals).'
run setting set kyes x
is 3
has 'There is no setting kyes. Available: default_tender, '
run staff add X --name X --role boss
has 'It must be one of: clerk, manager, owner.'
run sale 10 --pay gold=10
has 'It must be one of: cash, wechat,'
run sale 10 --best
is 2
has 'Fill in Member: --best chooses among a member'
run sale 10 --best --quote --json
has '"code":"missing_value","field":"member"'
run report sales --by week
has 'It must be one of: day, month, category, item, member, tender.'
run report sales --format xml
has 'It must be one of: table, csv, json.'
run member find x --limit 0
has ' is wrong: 0. It must be from 1 to '
run sale 2x --quote --json
has '"code":"bad_value","field":"line","message":"Line is wrong: 2x (must be an amount with at most two decimals).'
echo x > text
run --shop text shop info
is 1
has 'is not a shop file: SQLite does not know the file.'

about 'an empty key is no key'
shop
for key in '' ' '; do
    run --key "$key" sale 7 --json
    is 2
    has '"code":"bad_value","field":"key"'
done
run sale 7 --key= --json
is 2
run sale 7 --quote --json
is 0
run bill list --json
lacks '"7.00"'

about 'an answer that cannot be written out is a failure'
if [ -c /dev/full ]; then
    "$FRONTDESK" shop info > /dev/full 2> /dev/null
    [ $? -eq 5 ] || fail 'exit 5'
fi

finish
