#!/usr/bin/env bash
# Runs a command in a root of make_root.sh, in /srv/tabshark there if it has one; ../shared is beside that, read-only.
# Mounts and processes are in namespaces of their own, so nothing is left of them however it ends.
#
# usage, as root: in_root.sh ROOT COMMAND…
set -euo pipefail
root=$(realpath "$1")
shift
shared=$(realpath -m "$(dirname "$0")/../../../shared")
mkdir -p "$root/srv/tabshark" "$root/srv/shared"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"

# Not by exec: the shell is the first process of its namespace, and orphans are for that to reap.
# shellcheck disable=SC2016
unshare --mount --pid --fork --kill-child bash -euc '
    root=$1 shared=$2
    shift 2
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    mount --rbind /dev "$root/dev"
    if [ -d "$shared" ]; then
        mount --bind "$shared" "$root/srv/shared"
        mount -o remount,bind,ro "$root/srv/shared"
    fi
    status=0
    env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        chroot "$root" sh -c "cd /srv/tabshark && exec \"\$@\"" sh "$@" || status=$?
    exit $status
' bash "$root" "$shared" "$@"
