#!/bin/sh
# Builds a harness with clang and libFuzzer, and runs it from its corpus on.
#
# usage: tests/fuzz/run.sh NAME SECONDS [FOLDER]
#   NAME     expression or reader
#   FOLDER   for the build, all inputs of the run, and crashes (default: /tmp/tabshark-fuzz/NAME)
#
# Afterwards FOLDER/new holds, of all inputs, those that reach code the corpus does not; what is worth keeping is copied
# into corpus/NAME (a few dozen small files, for every build runs them). A crash is FOLDER/crash-*, and goes there under a
# name that says what it was.
set -eu
[ $# -ge 2 ] || { sed -n '4,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
name=$1
seconds=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=${3:-/tmp/tabshark-fuzz/$name}
mkdir -p "$folder/inputs"

# $flags holds several words.
flags=$(pkg-config --cflags --libs glib-2.0)
# shellcheck disable=SC2086
clang -std=c17 -g -O1 -D_GNU_SOURCE '-DG_LOG_DOMAIN="tabshark"' \
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer \
    -I "$root/src" -I "$here" -o "$folder/fuzz" "$here/fuzz_$name.c" \
    "$root"/src/base/*.c "$root"/src/table/*.c "$root"/src/text/*.c "$root"/src/query/*.c $flags -lcsv -lm

# glib keeps small blocks to itself otherwise, and the sanitizer would not see their ends.
G_SLICE=always-malloc nice "$folder/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=60 -rss_limit_mb=2048 \
    -print_final_stats=1 -dict="$here/$name.dict" -artifact_prefix="$folder/" "$folder/inputs" "$here/corpus/$name"
rm -rf "$folder/new"
mkdir "$folder/new"
cp "$here/corpus/$name"/* "$folder/new"
"$folder/fuzz" -set_cover_merge=1 -use_counters=0 "$folder/new" "$folder/inputs"
for file in "$here/corpus/$name"/*; do
    rm "$folder/new/${file##*/}"
done
