#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares the catalogues with the source: every file that marks text is in POTFILES.in, and no message of any
# language is missing, fuzzy or malformed against a fresh template.
cd "${srcdir:-.}" || exit 99
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
bad=0

# The definitions of _ and N_ do not count as uses. The notes of error_value and node_bad are marked by their
# position.
for file in $(grep -lE '(^|[^A-Za-z0-9_])(N?_|n?gettext|error_value|node_bad)\(' $(find src ui -name '*.[ch]') | sort); do
    case $file in src/base/i18n.h | src/base/status.h | src/base/error.c | src/rules/node.h) continue ;; esac
    grep -qx "$file" po/POTFILES.in || { echo "$file marks text but is not in po/POTFILES.in"; bad=1; }
done
for file in $(sed '/^#/d;/^$/d' po/POTFILES.in); do
    [ -f "$file" ] || { echo "po/POTFILES.in names $file, which is not there"; bad=1; }
done

sed '/^#/d;/^$/d' po/POTFILES.in > "$work/files"
xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=ngettext:1,2 \
    --keyword=error_value:4 --keyword=node_bad:2 --keyword=bad_map:3 --flag=_:1:no-c-format --flag=N_:1:no-c-format \
    --files-from="$work/files" --output="$work/fresh.pot" || exit 1
for language in $(cat po/LINGUAS); do
    po=po/$language.po
    msgfmt --check --output-file=/dev/null "$po" || bad=1
    msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" "$po" "$work/fresh.pot" || bad=1
    for state in untranslated only-fuzzy; do
        msgattrib --$state --no-obsolete "$work/merged.po" > "$work/left.po" || bad=1
        if grep -q '^msgid' "$work/left.po"; then
            echo "$po: $state:"
            sed '1,/^$/d' "$work/left.po"
            bad=1
        fi
    done
done
exit $bad
