#!/bin/sh
# SPDX-License-Identifier: MIT
# The layers once more, by the symbols that objects define and use: this finds a call that climbs though no header says
# so. And files that use each other in a circle: at most six of them, else they are one file in pieces.
LC_ALL=C
export LC_ALL

[ -n "$LAYER_OBJECTS" ] || { echo "LAYER_OBJECTS is empty: run this by make check"; exit 99; }
here=${srcdir:-.}/build-aux
# shellcheck disable=SC2086 # one word per object
${NM:-nm} -g -P $LAYER_OBJECTS | awk -v limit=6 -f "$here/layers.awk" -f "$here/check-objects.awk"
