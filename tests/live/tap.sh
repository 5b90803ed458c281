# shellcheck shell=sh
# What the live tests share: a scratch folder, and reports in TAP. Read it with the test's own arguments: the first is
# tabshark; the folders of the fixture and of stand-ins are in FIXTURES and STAND_INS.

tabshark=$(realpath "$1")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/tmp" "$scratch/work"
cd "$scratch/work" || exit 1
export TMPDIR="$scratch/tmp" TZ=UTC LC_ALL=C.UTF-8 XDG_CONFIG_HOME="$scratch/config"
export XDG_CACHE_HOME="${XDG_CACHE_HOME:-$scratch/cache}"
# What a sanitizer finds must not pass for an error that was expected.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:exitcode=99" UBSAN_OPTIONS="${UBSAN_OPTIONS-}:halt_on_error=1:exitcode=99"
unset TABSHARK_TSHARK

tests=0
failures=0

# skip_all REASON: ends the test.
skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}

# make_capture FILE PACKETS OPTION…: the first packets of the fixture, as tshark writes them with these options.
make_capture() {
    made=$1
    packets=$2
    shift 2
    tshark -n -r "$FIXTURES/traffic_dump.pcapng" -c "$packets" "$@" -w "$made" >"$scratch/report" 2>&1 ||
        skip_all "no capture can be made: $(tail -n 1 "$scratch/report")"
}

# plain: makes text fit for a report, whatever is in it.
plain() {
    LC_ALL=C tr '\200-\377' '?'
}

# check NAME COMMAND…: one test, in an empty folder; it passes if the command does. What that prints is shown if it fails.
check() {
    checked=$(printf '%s' "$1" | tr '\n\t#' '|| ' | plain)
    shift
    tests=$((tests + 1))
    find . "$TMPDIR" -mindepth 1 -delete
    if "$@" >"$scratch/report" 2>&1; then
        echo "ok $tests - $checked"
    else
        failures=$((failures + 1))
        echo "not ok $tests - $checked"
        sed 's/^/# /' "$scratch/report" | plain
    fi
}

# call ARGUMENTS…: tabshark, with its output, messages and exit status in out, err and $status.
call() {
    "$tabshark" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
}

# ended STATUS…: was the last exit status one of these?
ended() {
    for expected; do
        [ "$status" -eq "$expected" ] && return 0
    done
    echo "exit status $status instead of $*"
    cat "$scratch/err"
    return 1
}

# complained: did tabshark say what is wrong, in its own name?
complained() {
    grep -q '^tabshark: ' "$scratch/err" && return 0
    echo "no message:"
    cat "$scratch/err"
    return 1
}

# left_alone FILE…: is nothing but these in the working folder, and nothing among the temporary files?
left_alone() {
    for file; do
        echo "$file"
    done | LC_ALL=C sort >"$scratch/expected"
    find . -mindepth 1 | sed 's,^\./,,' | LC_ALL=C sort | diff "$scratch/expected" - || return 1
    [ -z "$(ls -A "$scratch/tmp")" ] || ls -A "$scratch/tmp"
    [ -z "$(ls -A "$scratch/tmp")" ]
}

# finish: the end of every test.
finish() {
    echo "1..$tests"
    [ "$failures" -eq 0 ]
}
