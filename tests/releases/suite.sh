#!/usr/bin/env bash
# The README's own two commands, on a copy of this checkout in a root of make_root.sh. The last line counts what meson's
# log says.
#
# usage, as root: suite.sh ROOT [ARGUMENTS of meson test]
set -euo pipefail
root=$1
shift
here=$(dirname "$0")
# shellcheck source=readme.sh
. "$here/readme.sh"

rm -rf --one-file-system "$root/srv/tabshark"
mkdir -p "$root/srv/tabshark"
tar -C "$here/../.." --exclude='./build*' --exclude=./.git -c . | tar -C "$root/srv/tabshark" -x --no-same-owner

status=0
"$here/in_root.sh" "$root" bash -euc "$(readme run)"
"$here/in_root.sh" "$root" bash -euc "$(readme test) \"\$@\"" bash "$@" || status=1
failures "$root/srv/tabshark/build/meson-logs/testlog.txt"
counts "$root/srv/tabshark/build/meson-logs/testlog.txt"
exit $status
