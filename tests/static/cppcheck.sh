#!/bin/sh
# cppcheck over src: what is wrong, what is slow, what depends on the machine. Its matters of style are clang-tidy's.
#
# usage: cppcheck.sh ROOT
set -eu
command -v cppcheck >/dev/null || exit 77
cd "$1"
# The macro is not in its description of GLib, gtk.cfg.
cppcheck --quiet -j "$(nproc)" --std=c11 --library=gtk '-DG_GNUC_PRINTF(a,b)=' --enable=warning,performance,portability \
    --inline-suppr --suppressions-list=tests/static/cppcheck.suppressions --error-exitcode=1 -I src src
