#!/bin/sh
# SPDX-License-Identifier: MIT
# Proof of identity through the command line: cards as QR codes, a changed number, consent.
. "$(dirname "$0")/lib"

about 'a number changes with a proof and a manager; the old one is kept'
shop - <<'EOF'
{}
EOF
run member add --phone 13800001111 --card C1 --sms yes --json
is 0
run member add --phone '8234 5678'
is 2
has '8234 5678: a mobile has 11 digits; others need an area code, 00 or +.'
run --lang zh member add --phone '0755-8234 56'
has '0755-8234 56：位数不符合该地区的号码。'
run member add --phone '138 0000 1111 x'
has '138 0000 1111 x: a phone is digits, with blanks, dashes or a + in front.'
run staff add E07 --name Li --role clerk
run staff add M01 --name Wang --role manager
run --as E07 member phone 13800001111 13800002222 --json
is 2
run --as E07 member phone 13800001111 13800002222 --proof 13800001111/1 --json
is 1
has '"code":"proof_needed"'
run sale 12 --member 13800001111
is 0
run --as E07 member phone 13800001111 13800002222 --proof 13800001111/1 --json
is 1
has '"code":"approval_needed"'
run --as E07 member phone 13800001111 13800002222 --proof 13800001111/1 --approver M01 --json
is 0
has '"phone":"13800002222"'
run member show 13800001111
is 3
run member find 13800001111 --json
has '"id":1'
run member phone 13800002222 13800003333 --proof C1
is 0
books

about 'a card is a QR code on paper, a text for programs, and proves'
run member card 13800003333
is 0
has '█'
has 'FM-1-'
lacks "$(printf '\033')"
run member card 13800003333 --json
card=$(pick card)
run member phone 13800003333 13800004444 --proof "$card"
is 0
run --as E07 staff card E07 --json
is 0
has '"card":"FS-'
run --as E07 staff card M01
is 6
run staff card nobody
is 3

about 'a PIN is read from a descriptor, never from the words of the command'
run member pin 13800004444 --pin-fd 3 --json 3<<'EOF'
250917
EOF
is 0
has '{"member":1,"pin":true,"txn":null}'
run member pin 13800004444 --pin-fd 3 3<<'EOF'
123456
EOF
is 2
has "A member's PIN: 6 digits, no run or repeat, not from phone or birthday."
run --as E07 member pin 13800004444 --pin-fd 3 --json 3<<'EOF'
260917
EOF
is 1
has '"code":"approval_needed"'
run --as E07 member pin 13800004444 --old-pin --pin-fd 3 --json 3<<'EOF'
250918
260917
EOF
is 6
has '"code":"pin_wrong"'
run --as E07 member pin 13800004444 --old-pin --pin-fd 3 3<<'EOF'
250917
260917
EOF
is 0
run --as E07 member pin 13800004444 --remove --approver M01 --json
is 0
has '"pin":false'
books

about 'landlines and numbers from abroad are kept, shown with +, and found as they were typed'
for pair in '0755-8234 5678=+8675582345678' '+852 9123 4567=+85291234567'; do
    typed=${pair%=*}
    shown=${pair#*=}
    run member add --phone "$typed" --json
    is 0
    for query in "$typed" "$shown"; do
        run member show "$query" --json
        is 0
        has "\"phone\":\"$shown\""
        run member find "$query" --json
        has "\"phone\":\"$shown\""
    done
    run member add --phone "$shown"
    is 1
done
books

about 'a note is kept with the member, and who wrote it'
run --as E07 member note 13800004444 '喜欢淡茶' --key n1 --json
is 0
has '{"member":1,"txn":null}'
run --as E07 member note 13800004444 '喜欢淡茶' --key n1 --json
is 0
run --as E07 member note 13800004444 '喜欢浓茶' --key n1 --json
is 1
has '"key_reused"'
run member note 13800004444 '' --json
is 2
has '"code":"missing_value","field":"note"'
run member note 13811119999 x --json
is 3
run audit --act 'member note' --json
has '"staff":"E07"'
books

about 'consent is given and withdrawn'
run member edit 13800004444 --sms no
is 0
run member edit 13800004444 --sms maybe
is 2
books

finish
