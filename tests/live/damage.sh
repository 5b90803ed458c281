#!/bin/sh
# Captures that are damaged: every whole packet is used, as tshark uses it, with a warning and exit status 3. What is no
# capture at all is an error, and leaves no file.
#
# usage: damage.sh TABSHARK
# shellcheck disable=SC1010 # "then" is a word of tabshark
set -u
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "${0%/*}/tap.sh"

make_capture "$scratch/new.pcapng" 100
make_capture "$scratch/old.pcap" 100 -F pcap
fields='frame.number frame.len ip.src tcp.len'
header=$(echo "$fields" | tr ' ' '\t')
list=$(echo "$fields" | tr ' ' ',')

# rows_of_tshark FILE: the table that tshark makes of a capture, as far as it comes.
rows_of_tshark() {
    echo "$header"
    # shellcheck disable=SC2046,SC2086 # one -e for each field
    tshark -n -r "$1" -T fields -E occurrence=f $(printf -- '-e %s ' $fields) 2>"$scratch/tshark"
}

warned_of() {
    grep -q "^tabshark: warning: '$1' is damaged" "$scratch/err" && return 0
    echo "no warning of $1:"
    cat "$scratch/err"
    return 1
}

# damaged FILE: what is read of it, from a file, from standard input, and into a file.
damaged() {
    rows_of_tshark "$1" >"$scratch/expected"
    call read "$1" -e "$list"
    ended 3 && diff "$scratch/expected" "$scratch/out" && warned_of "$1" || return 1
    call read - -e "$list" <"$1"
    ended 3 && diff "$scratch/expected" "$scratch/out" || return 1
    call read "$1" -e "$list" then write out.tsv
    ended 3 && diff "$scratch/expected" out.tsv
}

# cut_short NAME BYTES: a capture that ends after so many bytes, or that many before its end.
cut_short() {
    head -c "$2" "$scratch/$1" >cut.pcapng
    damaged cut.pcapng
}

for bytes in -1 -40 3000 1500; do
    check "a pcapng file, cut with $bytes" cut_short new.pcapng "$bytes"
done
for bytes in -1 -100 40000 30; do
    check "a pcap file, cut with $bytes" cut_short old.pcap "$bytes"
done

cut_within_gzip() {
    gzip -c "$scratch/old.pcap" >whole.pcap.gz
    rows_of_tshark whole.pcap.gz >"$scratch/expected"
    call read whole.pcap.gz -e "$list"
    ended 0 && diff "$scratch/expected" "$scratch/out" || return 1
    head -c "$(($(wc -c <whole.pcap.gz) / 2))" whole.pcap.gz >cut.pcapng
    damaged cut.pcapng
}
check "a compressed capture, and a part of one" cut_within_gzip

garbage_in_the_middle() {
    { head -c 30000 "$scratch/old.pcap" && yes 'no packet' | head -c 5000; } >garbage.pcap
    damaged garbage.pcap
}
check "a capture with something else in it" garbage_in_the_middle

head_only() {
    printf '\324\303\262\241\002\000' >cut.pcapng
    damaged cut.pcapng
}
check "the first bytes of a capture" head_only

one_of_three() {
    cp "$scratch/new.pcapng" whole.pcapng
    head -c 3000 whole.pcapng >cut.pcapng
    call read whole.pcapng cut.pcapng whole.pcapng -e frame.number
    ended 3 && warned_of cut.pcapng || return 1
    for file in whole cut whole; do
        rows_of_tshark $file.pcapng | sed -n "2,\$s/^\([0-9]*\).*/$file.pcapng\t\1/p"
    done >"$scratch/expected"
    sed 1d "$scratch/out" | diff "$scratch/expected" -
}
check "one of three captures is cut" one_of_three

no_capture() {
    "$@" >it.pcap
    call read it.pcap -e frame.number then write out.tsv
    ended 1 && complained && grep -q "it.pcap" "$scratch/err" && left_alone it.pcap
}
check "text" no_capture echo "Dear reader, this is a letter."
# 4.6 takes numbers for JSON.
check "words" no_capture sh -c "yes 'no capture' | head -n 5000"
check "nothing" no_capture true

no_capture_on_standard_input() {
    echo "Dear reader" >letter
    call read - -e frame.number then write out.tsv <letter
    ended 1 && complained && left_alone letter
}
check "text on standard input" no_capture_on_standard_input
finish
