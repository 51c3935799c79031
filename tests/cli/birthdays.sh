#!/bin/sh
# SPDX-License-Identifier: MIT
# Birthday offers by the solar and the lunar calendar. Each case is one fresh shop whose books must hold at the end.
. "$(dirname "$0")/lib"

# Whether an offer "birthday within N days" takes 5.00 off for the member on that day.
on() {
    clock "$1T12:00"
    run sale --member "$2" 20 --quote --json
    is 0
    case $3 in
    yes) has '"payable":"15.00"' ;;
    no) has '"payable":"20.00"' ;;
    esac
}
party() {
    shop - <<EOF
{"offers":[{"code":"CAKE","trigger":"automatic","benefit":{"amount":"5.00"},"when":{"birthday_within_days":$1}}]}
EOF
    run member add --phone 13800000001 --birthday 1990-08-10
    run member add --phone 13800000002 --birthday lunar:05-10
    run member add --phone 13800000003 --birthday lunar:05-10L
    run member add --phone 13800000004
    run member add --phone 13800000005 --birthday 02-29
    run member add --phone 13800000006 --birthday 01-02
}

about 'within N days before or after, both ends, over the turn of the year'
party 3
on 2026-08-06 13800000001 no
on 2026-08-07 13800000001 yes
on 2026-08-13 13800000001 yes
on 2026-08-14 13800000001 no
on 2026-08-14 13800000004 no
on 2026-12-29 13800000006 no
on 2026-12-30 13800000006 yes
on 2027-01-05 13800000006 yes
on 2027-01-06 13800000006 no
books

about '29 February is kept on the 28th of a common year'
party 0
on 2027-02-28 13800000005 yes
on 2027-03-01 13800000005 no
on 2028-02-28 13800000005 no
on 2028-02-29 13800000005 yes
books

about 'the moon: Duanwu 2027 is 9 June; 2028 has a leap fifth month, in which who was born in one is kept'
party 0
on 2027-06-13 13800000002 no
on 2027-06-14 13800000002 yes
on 2027-06-14 13800000003 yes
on 2027-06-15 13800000002 no
on 2028-06-02 13800000002 yes
on 2028-06-02 13800000003 no
on 2028-07-02 13800000002 no
on 2028-07-02 13800000003 yes
books

about 'after the first birthday gift another birthday needs a manager'
shop - <<'EOF'
{"offers":[{"code":"BDAY","trigger":"automatic","benefit":{"amount":"5.00"},"when":{"birthday_within_days":3}}]}
EOF
run staff add E07 --name Li --role clerk
run staff add M01 --name Wu --role manager
run member add --phone 13800005678 --birthday 1990-08-02 --id-seen --as E07 --json
is 0
has '"id_seen":{"by":"E07","day":"2026-08-01"}'
run member edit 13800005678 --birthday 1990-08-03 --as E07 --json
is 0
has '"id_seen":null'
run sale 100 --member 13800005678 --json
has '"payable":"95.00"'
run member edit 13800005678 --birthday 1990-09-03 --as E07 --json
is 1
has '"detail":"birthday"'
run member edit 13800005678 --birthday 1990-09-03 --id-seen --as E07 --approver M01 --json
is 0
has '"id_seen":{"by":"E07"'
run member edit 13800005678 --birthday 1990-09-04 --as M01
is 0
run member edit 13800005678 --name Zhang --as E07
is 0
books

finish
