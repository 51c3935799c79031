#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the programs of make bench for a few rounds each: they must run to the end and print rows.
results=$(mktemp) || exit 99
trap 'rm -f "$results"' EXIT
BENCH_SMOKE=1
BENCH_RESULTS=$results
export BENCH_SMOKE BENCH_RESULTS
for program in $BENCH_PROGRAMS; do
    : > "$results"
    "./$program" || exit 1
    grep -q '^machine: [0-9]* cores' "$results" && [ "$(wc -l < "$results")" -ge 4 ] || {
        echo "$program printed no rows"
        exit 1
    }
done
