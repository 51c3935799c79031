#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever is typed or scanned into a command, its answer sends the terminal no escape sequence.
. "$(dirname "$0")/lib"

esc=$(printf '\033')
bell=$(printf '\007')
csi=$(printf '\302\233')
bidi=$(printf '\342\200\256')

# The answer holds no control character but the end of a line, and nothing that turns the line around.
quiet() {
    looked=yes
    case $out$err in
    *"$esc"* | *"$bell"* | *"$csi"* | *"$bidi"*) fail 'a control character came through' ;;
    esac
}

about 'no verb repeats a control character of its arguments'
shop - <<'EOF'
{"offers":[{"code":"A","trigger":"coupon","benefit":{"amount":"1.00"},"coupon":{"bearer":true}}]}
EOF
"$FRONTDESK" --help | sed -n 's/^  \([a-z].*\)  .*/\1/p' | sed 's/   *.*//; s/\[*[A-Z][^ ]*/x/g; s/ |.*//' > verbs
tried=0
while read -r words; do
    case $words in
    demo* | shop\ create* | terminal*) continue ;;
    esac
    for word in "${esc}]0;x${bell}" "${esc}[2J" "${csi}31m" "a${bidi}b" "=${esc}[31m=1"; do
        set --
        for part in $words; do
            [ "$part" = x ] && part=$word
            set -- "$@" "$part"
        done
        run "$@"
        quiet
        run --json "$@"
        quiet
        run --lang zh "$@" "$word" "--$word"
        quiet
        tried=$((tried + 1))
    done
done < verbs
[ "$tried" -gt 300 ] || fail "only $tried were tried"

about 'nor do options, names of files and what is stored'
for option in as till key lang shop pin-fd; do
    run "--$option" "${esc}[31m" sale 1
    quiet
done
run member add --phone 13800001111 --name "张${esc}[31m丽"
quiet
run member add --phone 13800002222 --name ok --card "C${csi}1"
quiet
for word in "${esc}[31m" "${csi}" "${bidi}"; do
    run sale "A:$word"
    quiet
    run sale 1 --pay "$word=1"
    quiet
    run sale 1 --coupon "$word"
    quiet
    run report sales --by "$word"
    quiet
    run report sales --from "$word"
    quiet
    run report sales --json --out "/no/such/$word"
    is 5
    quiet
    has '{"error":{"code":"io_error"'
    run import members "$word.csv" --map "$word"
    quiet
    run setting set printer "$word"
    quiet
    run setting set "$word" 1
    quiet
done
run member find 1380000
quiet
run bill list
quiet

about 'an empty key is none'
run sale 1 --key '' --json
is 2
has '"code":"bad_value","field":"key"'
run sale 1 --key '  '
is 2
books

finish
