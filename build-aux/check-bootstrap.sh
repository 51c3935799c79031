#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests bootstrap in a folder with blanks, after a move, and as a user who may not install. The tools it calls are
# stand-ins that record their calls.
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/a tree/m4" "$work/a tree/src" && cp "${srcdir:-.}/bootstrap" "$work/a tree" &&
    cd "$work/a tree" && touch configure.ac Makefile.am m4/frontdesk_x.m4 src/src.am || exit 99

# stub NAME: a command of that name that runs standard input.
stub() {
    { echo '#!/bin/sh' && cat; } > "$work/bin/$1" && chmod +x "$work/bin/$1"
}

WORK=$work
PATH=$work/bin:$PATH
export WORK PATH
stub autoreconf <<'EOF'
echo autoreconf >> "$WORK/calls"
printf '#!/bin/sh\necho "$0 $*" >> "$WORK/calls" && touch config.status\n' > configure && chmod +x configure
EOF
stub make <<'EOF'
echo "make $*" >> "$WORK/calls"
EOF
stub nproc <<'EOF'
echo 2
EOF
stub dpkg-query <<'EOF'
[ -e "$WORK/bare" ] || echo 'install ok installed'
EOF
stub sudo <<'EOF'
exit 1
EOF
stub id <<'EOF'
echo 1000
EOF

bad=0
# calls WORD…: exactly these calls were recorded since the last check.
calls() {
    made=$(tr '\n' ';' < "$work/calls")
    rm -f "$work/calls"
    [ "$made" = "$1" ] || { echo "wanted: $1"; echo "called: $made"; bad=1; }
}

./bootstrap build && calls 'autoreconf;../configure ;make -C build -j2;'
./bootstrap build && calls 'make -C build -j2;'
mkdir -p build/src && touch build/src/old.o && mv "$work/a tree" "$work/else where" && cd "$work/else where" || exit 99
./bootstrap build && calls '../configure ;make -C build -j2;'
[ ! -e build/src/old.o ] || { echo "what was compiled elsewhere is still there"; bad=1; }
echo '# changed' >> src/src.am
./bootstrap build && calls 'autoreconf;make -C build -j2;'

touch "$work/bare"
said=$(./bootstrap build 2>&1) && { echo "nothing installed, yet it went on"; bad=1; }
case $said in
*"su -c 'apt-get update && apt-get install --no-install-recommends autoconf automake "*) ;;
*) echo "it does not say how to install: $said"; bad=1 ;;
esac
exit $bad
