#!/bin/sh
# meson install puts the program, the manual page, completions and documents where a system looks for them, the program
# works from there, and ninja uninstall takes all of it away again.
#
# usage: install.sh TABSHARK BUILD-FOLDER SOURCE-FOLDER
# shellcheck disable=SC1010 # "then" is a word of tabshark
set -u
build=$(realpath "$2")
source=$(realpath "$3")
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "${0%/*}/tap.sh"

# What an installation of this build has put somewhere is noted in the build folder, for ninja uninstall.
log=$build/meson-logs/install-log.txt
[ ! -e "$log" ] || cp -p "$log" "$scratch/log"
put_back() {
    rm -f "$log"
    [ ! -e "$scratch/log" ] || cp -p "$scratch/log" "$log"
    rm -rf "$scratch"
}
trap put_back EXIT
export DESTDIR="$scratch/root"
prefix=$(meson introspect --buildoptions "$build" 2>"$scratch/err" |
    /usr/bin/python3 -c 'import json, sys; print(next(o["value"] for o in json.load(sys.stdin) if o["name"] == "prefix"))')
installed=$DESTDIR$prefix

installs() {
    meson install --no-rebuild --quiet -C "$build"
}

# Below the prefix, but for the documents.
has_these_files() {
    cat >"$scratch/expected" <<'END'
bin/tabshark
include/tabshark/error.h
include/tabshark/tabshark.h
lib/libtabshark.so.N
lib/pkgconfig/tabshark.pc
share/bash-completion/completions/tabshark
share/fish/vendor_completions.d/tabshark.fish
share/man/man1/tabshark.1
share/zsh/site-functions/_tabshark
END
    (cd "$installed" && find . -type f | sed 's,^\./,,; s,^lib[0-9]*/,lib/,; s,^lib/[^/]*-linux-[^/]*/,lib/,; s/\.so\.[0-9.]*$/.so.N/' |
        grep -v '^share/doc/tabshark/' | LC_ALL=C sort) |
        diff "$scratch/expected" -
}

# Each document that git knows, in the folder that it has there, and no other.
has_documents() {
    (cd "$source" && git ls-files README.md 'docs/*.md' 'docs/labs/*' 'plots/*.png' plots/README.md plots/page.chains fixtures/README.md \
        fixtures/traffic_dump.pcapng fixtures/traffic_dump.facts) | LC_ALL=C sort >"$scratch/expected"
    [ -s "$scratch/expected" ] || return 0 # no checkout of git
    while read -r file; do
        cmp "$source/$file" "$installed/share/doc/tabshark/$file" || return 1
    done <"$scratch/expected"
    (cd "$installed/share/doc/tabshark" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort) | diff "$scratch/expected" -
}

program_works() {
    "$installed/bin/tabshark" --version | grep -q '^tabshark [0-9]' &&
        "$installed/bin/tabshark" read "$installed/share/doc/tabshark/fixtures/traffic_dump.pcapng" -e frame.len then head 1 >rows &&
        [ "$(wc -l <rows)" -eq 2 ]
}

# The captures that they name are found from there.
labs_find_captures() {
    sed -n 's/^capture: //p' "$installed"/share/doc/tabshark/docs/labs/*.md | sort -u >captures
    [ -s captures ] || return 1
    while read -r capture; do
        [ -e "$installed/share/doc/tabshark/docs/labs/$capture" ] || echo "there is no $capture"
    done <captures >missing
    cat missing
    [ ! -s missing ]
}

everybody_may_read() {
    find "$installed" -type f ! -perm -444 | grep . && return 1
    [ -x "$installed/bin/tabshark" ]
}

uninstalls() {
    ninja -C "$build" uninstall >report || return 1
    find "$DESTDIR" ! -type d | grep . && return 1
    return 0
}

check 'it is installed' installs
check 'the files are where a system looks for them' has_these_files
check 'documents lie as in the checkout' has_documents
check 'the installed program works' program_works
check 'labs find their captures' labs_find_captures
check 'everybody may read what is installed' everybody_may_read
check 'it is uninstalled' uninstalls
finish
