#!/bin/sh
# SPDX-License-Identifier: MIT
# The program finds the catalogue beside itself, also after its build tree was moved and when run through a link.
. "$(dirname "$0")/lib"
unset FRONTDESK_LOCALEDIR
LANGUAGE=zh_CN
built=$FRONTDESK

about 'in the build tree'
run --help
is 0
has 用法

about 'through a link'
ln -s "$built" "$work/desk" || fail 'no link'
FRONTDESK=$work/desk
run --help
has 用法

about 'in a folder with a blank, moved as a whole'
mkdir -p "$work/a tree/locale/zh_CN/LC_MESSAGES" && cp "$built" "$work/a tree/frontdesk" &&
    cp "${built%/*}/locale/zh_CN/LC_MESSAGES/frontdesk.mo" "$work/a tree/locale/zh_CN/LC_MESSAGES/" || fail 'no copy'
FRONTDESK="$work/a tree/frontdesk"
run --help
has 用法

finish
