#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails on an include of a higher layer or of one of the same rank (see layers.awk), on a cycle of includes, on
# another folder's private header, on sqlite3.h outside store, on curses outside ui/tui, and on SQL in a .c file.
cd "${srcdir:-.}" || exit 99
LC_ALL=C
export LC_ALL

# Without the generated files.
files=$(find src ui -name '*.[ch]' ! -name query.h ! -name query.c ! -name migration.c ! -name asset.c | sort)
# shellcheck disable=SC2086 # one word per file, none has a blank
awk -f build-aux/layers.awk -f build-aux/check-layers.awk $files
