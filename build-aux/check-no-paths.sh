#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails if a file of the tree names a path of the machine it was written on: a home folder, or the folder of the tree.
cd "${srcdir:-.}" || exit 99
here=$(pwd -P)
bad=0
for file in $(find src ui data po tests bench build-aux m4 bootstrap README NEWS Makefile.am configure.ac \
    -type f ! -name '*.gmo' ! -name '*.pot' ! -name '*.m4' ! -name check-no-paths.sh | sort); do
    grep -nHIE '(^|[^A-Za-z0-9_.$}])/(home|root|Users)/[A-Za-z0-9]' "$file" && bad=1
    grep -nHIF "$here/" "$file" && bad=1
done
[ $bad = 0 ] || echo "check-no-paths: the lines above name a place of one machine" >&2
exit $bad
