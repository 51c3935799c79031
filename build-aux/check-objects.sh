#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks the layers by the symbols that objects define and use, which finds an upward call made without a header. Also
# fails on a cycle of more than six files that use each other.
LC_ALL=C
export LC_ALL

[ -n "$LAYER_OBJECTS" ] || { echo "LAYER_OBJECTS is empty: run this by make check"; exit 99; }
here=${srcdir:-.}/build-aux
# shellcheck disable=SC2086 # one word per object
${NM:-nm} -g -P $LAYER_OBJECTS | awk -v limit=6 -f "$here/layers.awk" -f "$here/check-objects.awk"
