#!/bin/sh
# Draws the gallery anew: runs the commands that plots/README.md shows, at the top of the repository.
#
# usage: draw.sh TABSHARK
set -eu
tabshark=$1
cd "$(dirname "$0")/.."
sed -n 's/^    tabshark //p' plots/README.md | while IFS= read -r arguments; do
    # The words are quoted as for a shell.
    eval "set -- $arguments"
    "$tabshark" -q "$@"
done
