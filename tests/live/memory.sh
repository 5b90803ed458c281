#!/bin/sh
# The main commands under valgrind: no invalid access and no leak, neither when all goes well nor on the ways out after a
# mistake.
#
# usage: memory.sh TABSHARK SUPPRESSIONS
# shellcheck disable=SC1010 # "then" is a word of tabshark
set -u
suppressions=$(realpath "$2")
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "${0%/*}/tap.sh"

command -v valgrind >"$scratch/report" || skip_all "there is no valgrind"
grep -q __asan_init "$tabshark" && skip_all "valgrind cannot run what a sanitizer watches"

# clean STATUS ARGUMENTS…: tabshark ends with that status, and valgrind has nothing to say.
clean() {
    wanted=$1
    shift
    G_SLICE=always-malloc G_DEBUG=gc-friendly valgrind -q --leak-check=full --show-leak-kinds=definite,indirect \
        --errors-for-leak-kinds=definite,indirect --error-exitcode=98 --suppressions="$suppressions" \
        --log-file="$scratch/valgrind" "$tabshark" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
    cat "$scratch/valgrind"
    ended "$wanted"
}

with_stand_in() {
    echo x >c.pcap
    TABSHARK_TSHARK=$STAND_INS/$1
    export TABSHARK_TSHARK
    shift
    clean "$@"
    result=$?
    unset TABSHARK_TSHARK
    return $result
}

from_text() {
    printf 'n\tname\twhen\n1\ta\t2024-01-02T03:04:05.000000006Z\n\t\t\n3\tb\t2024-01-02T03:04:06.000000006Z\n' >t.tsv
    clean "$@"
}

fields='-e frame.number,frame.len'
# shellcheck disable=SC2086 # two words
{
    check "a table of packets" with_stand_in warns 0 read c.pcap $fields
    check "cells that do not fit" with_stand_in misfit 0 read c.pcap $fields then describe
    check "several values" with_stand_in several 0 read c.pcap -e ip.src,http.host --occurrence all
    check "damage" with_stand_in cut_short 3 read c.pcap $fields then tail 1 then write out.csv
    check "half a line" with_stand_in half_line 1 read c.pcap $fields
    check "tshark is killed" with_stand_in killed 1 read c.pcap $fields
    check "a wrong filter" with_stand_in bad_filter 2 read c.pcap $fields -Y 'ip.src = 10 and'
    check "no fields" with_stand_in no_fields 1 read c.pcap $fields
    check "the command is shown" clean 0 --show-command read c.pcap $fields -Y tcp -o a:b
}
check "a missing capture" clean 1 read nosuch.pcap -e frame.number
check "several steps" from_text 0 open t.tsv then head 2 then select -v n then tail 1 then print --format json
for format in csv jsonl markdown pretty; do
    check "format $format" from_text 0 open t.tsv then print --format $format
done
check "describe" from_text 0 open t.tsv then describe
check "open with a type that does not fit" from_text 1 open t.tsv --type name=int
check "a misspelt column" from_text 1 open t.tsv then select nam
check "a misspelt verb" clean 2 open t.tsv then selct
check "a misspelt option" clean 2 open t.tsv then print --fromat csv
check "a page of help" clean 0 help read
check "a chart" from_text 0 open t.tsv then plot -x n -y n -o chart.png
check "a chart as SVG and as PDF" from_text 0 open t.tsv then plot -x n -y n -o chart.svg then plot -y n -o chart.pdf
finish
