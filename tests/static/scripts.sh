#!/bin/sh
# Shell scripts and Python programs: shellcheck and pyflakes.
#
# usage: scripts.sh ROOT
set -eu
cd "$1"
status=0
# Cases are lines for sh, and some make scripts.
shells=$(find .ci tests -type f ! -name '*.cmd' -exec awk 'FNR == 1 && /^#!.*sh$/ {print FILENAME}' {} +)
pythons=$(find tests fixtures plots -name '*.py')
# None of these names has a blank.
# shellcheck disable=SC2086
{
    if command -v shellcheck >/dev/null; then shellcheck --external-sources --source-path=SCRIPTDIR $shells || status=1; fi
    if command -v pyflakes3 >/dev/null; then pyflakes3 $pythons || status=1; fi
}
exit $status
