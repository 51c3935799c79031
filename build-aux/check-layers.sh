#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails on an include that climbs or goes beside (the ranks are in layers.awk), on a cycle of includes, on another
# folder's private header, on sqlite3.h outside store, on curses outside ui/tui, and on SQL in a .c file.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL

# Made by the build, and read where they are used.
files=$(find src ui -name '*.[ch]' ! -name query.h ! -name query.c ! -name migration.c ! -name asset.c | sort)
# shellcheck disable=SC2086 # one word per file, none has a blank
awk -f build-aux/layers.awk -f build-aux/check-layers.awk $files
