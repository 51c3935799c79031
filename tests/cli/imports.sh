#!/bin/sh
# SPDX-License-Identifier: MIT
# Imported lists, and reports over them, through the command line.
. "$(dirname "$0")/lib"

about 'members with English headers, and again without effect'
shop
cat > members.csv <<'EOF'
card,phone,name,birthday,points,principal,bonus,tags,joined
C1,13800000001,张丽,1990-06-27,1200,300.00,50.00,常客;老客,2025-01-02
C2,13800000002,王强,,0,0,0,,
EOF
run import members members.csv --dry-run --json
is 0
has '{"batch":null,"rows":2,"added":2,"updated":0,"skipped":0,"refused":[]'
run member find 0001 --json
has '{"members":[]'
run import members members.csv --json
is 0
has '{"batch":1,"rows":2,"added":2,"updated":0,"skipped":0,"refused":[]'
run member show 13800000001 --json
has '"card":"C1","phone":"13800000001","name":"张丽"'
has '"points_balance":1200,"wallet_balance":"350.00"'
has '"principal":"300.00","bonus":"50.00"'
run import members members.csv --json
is 0
has '"repeated":true'
run member show 13800000001 --json
has '"points_balance":1200,"wallet_balance":"350.00"'
run --lang zh import members members.csv
has '这个文件导入过了。没有改动。'
books

about 'Chinese headers in GB18030 and in UTF-16'
shop
cat > chinese.csv <<'EOF'
卡号,手机,姓名,积分
C1,13800000001,龘靐,5
EOF
if command -v iconv > /dev/null; then
    iconv -f UTF-8 -t GB18030 chinese.csv > gb.csv
    run import members gb.csv --json
    is 0
    run member show C1 --json
    has '"name":"龘靐"'
    shop
    iconv -f UTF-8 -t UTF-16 chinese.csv > utf16.csv
    run import members utf16.csv --json
    is 0
    run member show C1 --json
    has '"name":"龘靐"'
    books
fi

about 'one bad row, and nothing is written: exit 2, every row named'
shop
cat > bad.csv <<'EOF'
card,phone,name,birthday
C1,13800000001,A,1990-06-27
C2,12,B,
C3,13800000003,C,0230x
EOF
run import members bad.csv --json
is 2
has '"batch":null,"rows":3,'
has '"refused":[{"row":3,"field":"phone","code":"bad_value"'
has '{"row":4,"field":"birthday","code":"bad_value"'
run member find 0001 --json
has '{"members":[]'
run --lang zh import members bad.csv
is 2
has '没有导入任何内容'
run import members none.csv --json
is 3
has '"field":"file"'

about 'bills through a map, counted on the day of the purchase'
shop
cat > bills.txt <<'EOF'
id|when|who|paid
1|20250103|C1|11.77
2|20250103|C2|12.00
3|20250214|C1|77.00
EOF
cat > map.json <<'EOF'
{"columns":{"bill":"id","date":"when","card":"who","amount":"paid"},"dates":"%Y%m%d","delimiter":"|","create_members":true}
EOF
run import sales bills.txt --map map.json --json
is 0
has '"rows":3,"added":3,'
has '"amount":"100.77"'
run report sales --by month --json
is 0
has '{"columns":[{"name":"month","title":"Month","type":"text"},{"name":"bills","title":"Bills","type":"integer"},{"name":"gross","title":"Gross","type":"money"}'
has '"rows":[["2025-01",2,"23.77",'
has '"totals":[null,3,"100.77",'
run report sales --from 2025-02-01 --by day --json
has '"rows":[["2025-02-14",1,"77.00"'
run report sales --by member --format csv
has 'member,bills,payable,refunded,net'
run report sales --by colour --json
is 2
has '"field":"by"'
run report sales --format xlsx --json
is 2
run report sales --out out.csv --format csv
is 0
grep -q '2025-02-14,1,77.00' out.csv || fail 'the file'
run report sales --out "$work/no/such/folder" --format csv --json
is 5
run report list --json
has '{"reports":[{"name":"sales","title":"sales","by":"day month category item member tender"},'
has '{"name":"hand",'
for name in $(printf '%s' "$out" | tr ',{' '\n\n' | sed -n 's/.*"name":"\([^"]*\)".*/\1/p'); do
    run report "$name" --json
    is 0
done
run report sales --help
has 'one of day, month, category, item, member, tender'
run member show C1 --json
has '"last_purchase":"2025-02-14"'
has '"points_balance":0'
books

about 'a price book'
shop
cat > items.csv <<'EOF'
sku,name,category,price
TEA,龙井,tea,25.00
CUP,杯,ware,19.90
EOF
run import items items.csv --json
is 0
has '"added":2,'
run item list --json
has '"sku":"TEA","name":"龙井","category":"tea","price":"25.00"'
run sale TEA CUP --json
has '"gross":"44.90"'
run report sales --by item --json
has '"rows":[["TEA",1,1,"25.00"'
books

about 'a template by its name'
FRONTDESK_SHOP=$work/retail.db
run shop create "$FRONTDESK_SHOP" --practice --programme retail --json
is 0
run programme show --json
has '"offers":['

about 'a map names days only: what else strptime knows is refused'
shop
printf 'phone,joined\n13800001111,99999999999999999999\n' > odd.csv
for form in %s %Z %c %Y% %Q; do
    printf '{"dates":"%s"}' "$form" > odd.json
    run import members odd.csv --map odd.json --json
    is 2
    has '"code":"bad_value"'
done
books

finish
