#!/bin/sh
# All C files are as clang-format has them, with .clang-format.
#
# usage: clang_format.sh ROOT
set -eu
command -v clang-format >/dev/null || exit 77
cd "$1"
find src tests fixtures plots -name '*.[ch]' | sort | xargs clang-format --dry-run -Werror
