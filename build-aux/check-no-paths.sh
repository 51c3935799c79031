#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails if a file of the tree names a path of the machine it was written on: a home folder, or the folder of the tree.
cd "${srcdir:-.}" || exit 99
here=$(pwd -P)
# found PATTERN OPTION…: greps all files at once, since a process for each file takes most of a minute.
found() {
    pattern=$1
    shift
    find src ui data tests bench build-aux m4 bootstrap README NEWS Makefile.am configure.ac -type f ! -name '*.gmo' \
        ! -name '*.pot' ! -name '*.m4' ! -name check-no-paths.sh -exec grep -nHI "$@" -e "$pattern" {} +
}
lines=$(found '(^|[^A-Za-z0-9_.$}])/(home|root|Users)/[A-Za-z0-9]' -E; found "$here/" -F)
[ -z "$lines" ] && exit 0
echo "$lines"
echo "check-no-paths: the lines above name a place of one machine" >&2
exit 1
