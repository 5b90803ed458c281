#!/bin/sh
# clang-tidy over src, with the checks of .clang-tidy.
#
# usage: clang_tidy.sh ROOT BUILD
set -eu
command -v clang-tidy >/dev/null || exit 77
cd "$1"
# -w: what compilers warn of, and of other libraries' headers too, is theirs to say.
find src -name '*.c' | sort | xargs -n 12 -P "$(nproc)" clang-tidy -p "$2" --quiet --extra-arg=-w
