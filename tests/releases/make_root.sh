#!/usr/bin/env bash
# Makes a minimal Debian of another release by debootstrap, from the mirror that apt uses, in a folder; one that is there
# stays. Exit status 77, with a word, where that is not possible.
#
# usage, as root: make_root.sh RELEASE ROOT
set -euo pipefail
release=$1 root=$2

# skip REASON…
skip() {
    echo "no root of $release: $*" >&2
    exit 77
}

[ ! -e "$root" ] || exit 0
command -v debootstrap >/dev/null || skip "there is no debootstrap"
unshare --mount --pid --fork true || skip "namespaces and mounts are not allowed"
# The names are apt's.
# shellcheck disable=SC2016
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' 'Component: main' 'Created-By: Packages' | head -n 1)
[ -n "$mirror" ] || skip "apt has no mirror of Debian; apt-get update may help"

# An older debootstrap has no script for releases that came after it; sid's does for them.
script=$release
[ -e "/usr/share/debootstrap/scripts/$release" ] || script=sid

# It is called a root when all is in it, so that half of one is not taken for it the next time.
rm -rf --one-file-system "$root.part"
unshare --mount --pid --fork --kill-child \
    debootstrap --variant=minbase "$release" "$root.part" "$mirror" "$script" >"$root.log" 2>&1 ||
    skip "$(tail -n 3 "$root.log")"
# A mirror that lags behind has a release file that is past its date.
echo 'Acquire::Check-Valid-Until "false";' >"$root.part/etc/apt/apt.conf.d/valid-until"
# Services that come with packages are not started.
printf '#!/bin/sh\nexit 101\n' >"$root.part/usr/sbin/policy-rc.d"
chmod +x "$root.part/usr/sbin/policy-rc.d"
mv "$root.part" "$root"
