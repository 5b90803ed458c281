#!/bin/sh
# Builds a Debian package of a checkout, without signing it, from a copy: Debian wants its files in a folder
# `debian` at the top, where the checkout has none.
#
# usage: docs/packaging/build-deb.sh [FOLDER], where the package goes to FOLDER (.). It needs debhelper and what
# docs/packaging/debian/control names: apt build-dep ./docs/packaging installs that.
set -eu
root=$(cd "${0%/*}/../.." && pwd)
mkdir -p "${1:-.}"
target=$(cd "${1:-.}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/tabshark"
# The files as they are now, without what a build has left among them.
files() {
    git ls-files --cached --others --exclude-standard 2>/dev/null ||
        find . -path './build*' -prune -o -type f -print
}
(cd "$root" && files | while IFS= read -r file; do
    if [ -e "$file" ]; then echo "$file"; fi
done | tar -cf - -T -) | tar -xf - -C "$scratch/tabshark"
cp -R "$root/docs/packaging/debian" "$scratch/tabshark/debian"
(cd "$scratch/tabshark" && dpkg-buildpackage -us -uc -b)
mv "$scratch"/*.deb "$scratch"/*.buildinfo "$scratch"/*.changes "$target"
ls "$target"/tabshark*.deb
