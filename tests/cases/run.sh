#!/bin/sh
# Runs a folder of cases and reports in TAP. A case is NAME.cmd, a command for sh in an empty folder, with NAME.out, what
# it prints; NAME.err and NAME.status are what it says on standard error and its exit status where that is not
# nothing and 0. A line "# needs: FILE" skips the case where the file is absent, "# release: 4.0 4.4" where tshark is of
# none of these: for what cannot be the same on all. A case fails too if it leaves anything in the folder for temporary files.
#
# usage: run.sh TABSHARK FOLDER
# environment: FIXTURES, CAPTURES (the folders of captures), STAND_INS (programs in tshark's place), PACKETS (the program that
# makes captures), XDG_CACHE_HOME
set -u
tabshark=$(realpath "$1")
folder=$(realpath "$2")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$tabshark" "$scratch/bin/tabshark"
PATH=$scratch/bin:$PATH
TZ=UTC
LC_ALL=C.UTF-8
export PATH TZ LC_ALL FIXTURES CAPTURES STAND_INS PACKETS
export XDG_CACHE_HOME="${XDG_CACHE_HOME:-$scratch/cache}"
# Neither the caller's tshark nor his settings of Wireshark.
unset TABSHARK_TSHARK
export XDG_CONFIG_HOME="$scratch/config"

# compare NAME KIND: is what came what was expected? A file that is absent stands for nothing.
compare() {
    if [ -e "$folder/$1.$2" ]; then
        diff -u "$folder/$1.$2" "$scratch/$2"
    else
        diff -u /dev/null "$scratch/$2"
    fi
}

# run_case NAME: runs it and compares all three, saying what differs.
run_case() {
    expected=0
    [ -e "$folder/$1.status" ] && expected=$(cat "$folder/$1.status")
    mkdir "$scratch/work" "$scratch/tmp"
    (cd "$scratch/work" && TMPDIR=$scratch/tmp sh "$folder/$1.cmd") \
        >"$scratch/out" 2>"$scratch/err" </dev/null
    status=$?
    ls -A "$scratch/tmp" >"$scratch/left"
    rm -rf "$scratch/work" "$scratch/tmp"
    problems=0
    compare "$1" out || problems=1
    compare "$1" err || problems=1
    compare "$1" left || problems=1
    if [ "$status" -ne "$expected" ]; then
        echo "exit status $status instead of $expected"
        problems=1
    fi
    return $problems
}

# skip_reason FILE: why a case cannot run here, in a word; nothing if it can.
skip_reason() {
    needs=$(sed -n 's/^# needs: //p' "$1")
    needs=$(eval "echo \"$needs\"")
    if [ -n "$needs" ] && [ ! -e "$needs" ]; then
        echo "$needs is absent"
        return
    fi
    release=$(sed -n 's/^# release: //p' "$1")
    [ -z "$release" ] && return
    own=$(tshark --version 2>/dev/null | sed -n '1s/^[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    case " $release " in
    *" $own "*) ;;
    *) echo "for tshark $release" ;;
    esac
}

count=$(find "$folder" -maxdepth 1 -name '*.cmd' | wc -l)
echo "1..$count"
number=0
failed=0
for file in "$folder"/*.cmd; do
    name=$(basename "$file" .cmd)
    number=$((number + 1))
    reason=$(skip_reason "$file")
    if [ -n "$reason" ]; then
        echo "ok $number - $name # SKIP $reason"
        continue
    fi
    if run_case "$name" >"$scratch/report" 2>&1; then
        echo "ok $number - $name"
    else
        failed=$((failed + 1))
        echo "not ok $number - $name"
        sed 's/^/# /' "$scratch/report"
    fi
done
[ "$failed" -eq 0 ]
