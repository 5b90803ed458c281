#!/bin/sh
# The manual page renders without a warning, and has every command, verb and option that the program has.
#
# usage: man.sh TABSHARK PAGE
set -u
page=$(realpath "$2")
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "${0%/*}/tap.sh"

# silent COMMAND…: does it say nothing on standard error?
silent() {
    "$@" >"$scratch/rendered" 2>"$scratch/err"
    cat "$scratch/err"
    [ ! -s "$scratch/err" ] && [ -s "$scratch/rendered" ]
}

with_groff() {
    silent groff -ww -K utf8 -T utf8 -man "$page"
}

with_man() {
    MANWIDTH=80 MANROFFSEQ='' silent man --warnings -l "$page"
}

with_mandoc() {
    mandoc -T lint -W warning "$page" | grep -v 'WARNING: skipping paragraph macro' && return 1
    return 0
}

# The page as plain text on long lines, in which words are not parted.
plain_page() {
    MANWIDTH=2000 man --no-hyphenation -l "$page" 2>/dev/null | col -b
}

names() {
    "$tabshark" help | sed -n 's/^  \([a-z-]\{1,\}\)  *[A-Z].*/\1/p'
}

has_every_name() {
    plain_page >"$scratch/plain"
    [ "$(names | wc -l)" -gt 30 ] || echo "the overview lists too few names"
    for name in $(names); do
        grep -qx "  *$name" "$scratch/plain" || echo "$name has no section"
        "$tabshark" help "$name" | sed -n 's/^  \(-[a-z0-9], \)\{0,1\}\(--[a-z0-9][a-z0-9-]*\).*/\2/p' |
            while read -r option; do
                grep -q -e "^ *\(-[A-Za-z0-9], \)\{0,1\}$option\( \|\$\)" "$scratch/plain" ||
                    echo "$name: there is no $option"
            done
    done >"$scratch/missing"
    cat "$scratch/missing"
    [ ! -s "$scratch/missing" ]
}

# A backslash and dots at a line's start, which roff would take for its own.
keeps_odd_characters() {
    plain_page >"$scratch/plain"
    grep -q -F '.ndjson' "$scratch/plain" && grep -q -e "-e frame.number,tcp.dstport \\\\\$" "$scratch/plain"
}

for program in groff man mandoc; do
    if command -v $program >"$scratch/path"; then
        check "$program renders it without a warning" "with_$program"
    else
        tests=$((tests + 1))
        echo "ok $tests - $program # SKIP it is absent"
    fi
done
if command -v man >"$scratch/path" && command -v col >>"$scratch/path"; then
    check 'every command, verb and option is in it' has_every_name
    check 'odd characters stay' keeps_odd_characters
fi
finish
