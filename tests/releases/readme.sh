# shellcheck shell=bash
# What .ci/run and suite.sh share.

# readme NAME: the fenced commands below that mark in the README.
readme() {
    awk -v mark="<!-- fresh machine: $1 -->" \
        '$0 == mark {found = 1} found && /^```$/ {exit} found && inside {print} found && /^```sh$/ {inside = 1}' \
        "$(dirname "${BASH_SOURCE[0]}")/../../README.md"
}

# failures LOG…: what meson's logs say of tests that failed.
failures() {
    awk '/^test: / {test = $0} /^(ok |={20}|1\.\.)/ {lines = 0}
        /^(not ok |Traceback)/ {print test; lines = 20} lines-- > 0' "$@"
}

# counts LOG…: sums what meson's logs say at their ends.
counts() {
    awk '$1 == "Ok:" {passed += $2} $1 == "Fail:" || $1 == "Timeout:" {failed += $2} $1 == "Skipped:" {skipped += $2}
        END {print passed + 0 " passed, " failed + 0 " failed, " skipped + 0 " skipped"}' "$@"
}
