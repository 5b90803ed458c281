#!/bin/sh
# cppcheck over src: what is wrong, what is slow, what depends on the machine. Its matters of style are clang-tidy's.
#
# usage: cppcheck.sh ROOT
set -eu
command -v cppcheck >/dev/null || exit 77
version=$(cppcheck --version)
case $version in
    'Cppcheck 2.1'[0-7]*) ;;
    *)
        echo "what to leave out is known of cppcheck 2.10 to 2.17; this is $version"
        exit 77
        ;;
esac
cd "$1"
# Of these macros some releases' description of GLib, gtk.cfg, knows nothing; the last is the build's.
cppcheck --quiet -j "$(nproc)" --std=c11 --library=gtk '-DG_GNUC_PRINTF(a,b)=' '-DG_GINT64_FORMAT="ld"' \
    '-DG_GINT64_MODIFIER="l"' '-DG_GUINT64_FORMAT="lu"' '-DTABSHARK_VERSION=""' --enable=warning,performance,portability \
    --inline-suppr --suppressions-list=tests/static/cppcheck.suppressions --error-exitcode=1 -I src src
