#!/bin/sh
# SPDX-License-Identifier: MIT
# What process and files keep from others on the machine, and how the program was compiled and linked.
. "$(dirname "$0")/lib"

about 'the files of a shop are for their owner alone, also where they were not'
umask 022
mkdir data state
shop
run sale 1
is 0
modes() {
    for file in "$FRONTDESK_SHOP"*; do
        case $(ls -ld "$file") in
        -rw-------*) ;;
        *) fail "$(ls -ld "$file")" ;;
        esac
    done
}
modes
chmod 644 "$FRONTDESK_SHOP"*
run sale 1
is 0
modes
run report sales --out list.csv
is 0
case $(ls -ld list.csv) in
-rw-------*) ;;
*) fail 'a list is readable by others' ;;
esac

about 'no core dump holds a PIN'
if [ -r /proc/self/limits ]; then
    mkfifo pins
    FRONTDESK_SHOP=$work/live.db
    unset FRONTDESK_NOW
    run shop create "$FRONTDESK_SHOP"
    "$FRONTDESK" staff pin owner --pin-fd 3 3< pins > /dev/null 2>&1 &
    exec 4> pins
    tries=0
    until grep -q '^Max core file size  *0  *0 ' "/proc/$!/limits" || [ "$tries" -gt 2000 ]; do
        tries=$((tries + 1))
    done
    grep -q '^Max core file size  *0  *0 ' "/proc/$!/limits" || fail 'cores are written'
    exec 4>&-
    wait
fi

about 'compiled and linked so that faults of memory are hard to use'
if type readelf > /dev/null 2>&1 && ! readelf -sW "$FRONTDESK" | grep -q __asan_init; then
    readelf -hW "$FRONTDESK" | grep -q 'Type: *DYN' || fail 'not position-independent'
    readelf -lW "$FRONTDESK" | grep -q GNU_RELRO || fail 'no RELRO'
    readelf -dW "$FRONTDESK" | grep -Eq 'BIND_NOW|FLAGS.*NOW' || fail 'not bound at the start'
    readelf -sW "$FRONTDESK" | grep -q __stack_chk_fail || fail 'no stack protector'
    case ${CFLAGS-} in
    *-O0*) ;;
    *) readelf -sW "$FRONTDESK" | grep -q '__[a-z]*_chk@' || fail 'nothing fortified' ;;
    esac
    readelf -lW "$FRONTDESK" | grep GNU_STACK | grep -q 'RWE' && fail 'the stack is executable'
fi

finish
