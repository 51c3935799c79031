#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails if libraries are missing without which most tests are not built: that must not look like success.
[ -z "$MISSING_LIBRARIES" ] || {
    echo "most tests were left out, because configure did not find: $MISSING_LIBRARIES"
    echo "install them (Debian: libcmocka-dev, libvterm-dev) or configure with --disable-unit-tests"
    exit 1
}
