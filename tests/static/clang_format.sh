#!/bin/sh
# All C files are as clang-format has them, with .clang-format. Each release has other opinions; the files are in 14's form.
#
# usage: clang_format.sh ROOT
set -eu
command -v clang-format >/dev/null || exit 77
version=$(clang-format --version)
case $version in
    *' version 14.'*) ;;
    *)
        echo "the files are in the form of clang-format 14; this is $version"
        exit 77
        ;;
esac
cd "$1"
find src tests fixtures plots -name '*.[ch]' | sort | xargs clang-format --dry-run -Werror
