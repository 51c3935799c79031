#!/bin/sh
# SPDX-License-Identifier: MIT
# Staff, audit and what a role may see: what the screens of the office hide, the command line does not give either.
. "$(dirname "$0")/lib"

about 'people come, change and go; nobody is deleted'
shop
run staff add E07 --name Li --role clerk --json
is 0
run staff edit E07 --name 'Li Na' --role manager --json
is 0
has '"name":"Li Na"'
has '"role":"manager"'
has '"left":null'
run --as E07 sale 5 --json
is 0
run staff edit E07 --left 2026-07-31 --json
is 0
has '"left":"2026-07-31"'
run --as E07 sale 5 --json
is 6
has 'E07 does not work here any more'
run staff edit E07 --back --json
has '"left":null'
run --as E07 sale 5 --json
is 0
run staff list --json
has '"more":false'
run staff list --limit 1 --after owner --json
has '"code":"E07"'

about 'what does not fit is refused'
run staff edit E07 --json
is 2
run staff edit E07 --left 2026-08-02 --json
is 2
has '"field":"left"'
run staff edit E07 --left 2026-08-01 --back --json
is 2
has '"field":"left"'
run staff edit E07 --role boss --json
is 2
has '"field":"role"'
run staff edit system --name x --json
is 2
has '"field":"role"'
run staff edit E99 --name x --json
is 3
run --as E07 staff edit E07 --role owner --json
is 6
has '"code":"not_permitted"'

about 'the last owner neither leaves nor becomes less'
run staff edit owner --left 2026-08-01 --json
is 6
has 'is the last owner and stays'
run staff edit owner --role clerk --json
is 6
run staff edit E07 --role owner --json
is 0
run staff edit owner --left 2026-08-01 --json
is 0
run staff edit E07 --left 2026-08-01 --json
is 6
books

about 'the audit says who did what, newest first, chosen by person, act, member and day'
run member add --phone 13800005678 --json
run --as E07 sale 7 --member 13800005678 --json
is 0
run audit --limit 1 --json
is 0
has '{"audit":[{"id":'
has '"staff":"E07","till":1,"act":"sale","member":1,"txn":"'
has '"more":true'
run audit --staff E07 --act sale --json
lacks '"act":"staff edit"'
lacks '"staff":"system"'
run audit --member 13800005678 --json
has '"act":"enrol"'
has '"act":"sale"'
run audit --to 2026-07-31 --json
has '{"audit":[],"more":false}'
run audit --from 2026-08-01 --to 2026-08-01 --act enrol --json
has '"more":false'
has '"act":"enrol"'
run audit --after 3 --json
has '"id":2,'
lacks '"id":3,'
run audit --staff nobody --json
is 3
run audit
has 'Enrolment'

about 'in a live shop a clerk gets no list that the screens do not show them'
unset FRONTDESK_NOW
FRONTDESK_SHOP=$work/live.db
run shop create "$FRONTDESK_SHOP" --json
is 0
run staff pin owner --as owner --pin-fd 3 3<<'EOF'
owner's own pin
EOF
is 0
for who in E1:clerk M1:manager; do
    run staff add "${who%:*}" --name "$who" --role "${who#*:}" --as owner --pin-fd 3 3<<'EOF'
owner's own pin
EOF
    is 0
    run staff pin "${who%:*}" --as owner --pin-fd 3 3<<'EOF'
owner's own pin
teapot77
EOF
    is 0
done
# What a list asks is in its help, made of the table of permits; without a name and PIN nobody may.
may_read() {
    # shellcheck disable=SC2086 # several words
    asked=$("$FRONTDESK" --lang en $verb --help | sed -n 's/^A live shop asks the PIN of: \(.*\)\.$/\1/p')
    for who in E1:clerk M1:manager owner:owner; do
        pin=teapot77
        [ "${who%:*}" != owner ] || pin="owner's own pin"
        # shellcheck disable=SC2086
        run $verb --as "${who%:*}" --pin-fd 3 --json 3<<EOF
$pin
EOF
        case ", ${asked:-clerk, manager, owner}," in
        *", ${who#*:},"*) is 0 ;;
        *)
            is 6
            has '"code":"not_permitted"'
            ;;
        esac
    done
    [ -n "$asked" ] || return 0
    guarded=$((guarded + 1))
    # shellcheck disable=SC2086
    run $verb --json
    is 2
    # shellcheck disable=SC2086
    run $verb --as M1 --json
    is 2
}
guarded=0
while read -r verb; do
    may_read
done <<EOF
audit
programme show
report sales
report hand
$("$FRONTDESK" --lang en --help | sed -n 's/^  \([a-z]* list\)  .*/\1/p')
EOF
[ $guarded -ge 6 ] || fail "only $guarded lists ask who reads them"

finish
