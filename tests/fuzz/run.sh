#!/bin/sh
# Builds a harness with clang and libFuzzer, and runs it from its corpus on.
#
# usage: tests/fuzz/run.sh NAME SECONDS [FOLDER]
#   NAME     of fuzz_NAME.c
#   FOLDER   for the build, all inputs of the run, and crashes (default: /tmp/tabshark-fuzz)
#
# Afterwards FOLDER/NAME/new holds, of all inputs, those that reach code the corpus does not; what is worth keeping is
# copied into corpus/NAME (a few dozen small files, for every build runs them). A crash is FOLDER/NAME/crash-*, and goes
# there under a name that says what it was.
set -eu
[ $# -ge 2 ] || { sed -n '4,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
name=$1
seconds=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${3:-/tmp/tabshark-fuzz}/build
folder=${3:-/tmp/tabshark-fuzz}/$name
mkdir -p "$folder/inputs"

[ -d "$build" ] || CC=clang meson setup "$build" "$root" -Dbuildtype=debug -Doptimization=1 \
    -Dc_args="-fsanitize=fuzzer-no-link -fno-sanitize-recover=undefined -fno-omit-frame-pointer" \
    -Db_sanitize=address,undefined -Db_lundef=false
ninja -C "$build" "tests/fuzz/fuzz_$name"
cp "$build/tests/fuzz/fuzz_$name" "$folder/fuzz"

# glib keeps small blocks to itself otherwise, and the sanitizer would not see their ends.
export G_SLICE=always-malloc
# What GLib warns of is a mistake.
export G_DEBUG=fatal-warnings
# Files of the runs stay in memory.
[ ! -d /dev/shm ] || export TMPDIR=/dev/shm
# What PLplot and fontconfig leave behind, by name.
export LSAN_OPTIONS="print_suppressions=0:suppressions=$root/tests/lsan.supp"
nice -n 19 "$folder/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=100 -rss_limit_mb=2048 \
    -print_final_stats=1 -dict="$here/$name.dict" -artifact_prefix="$folder/" "$folder/inputs" "$here/corpus/$name"
rm -rf "$folder/new"
mkdir "$folder/new"
cp "$here/corpus/$name"/* "$folder/new"
"$folder/fuzz" -set_cover_merge=1 -use_counters=0 "$folder/new" "$folder/inputs"
for file in "$here/corpus/$name"/*; do
    rm "$folder/new/${file##*/}"
done
