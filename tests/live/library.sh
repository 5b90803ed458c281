#!/bin/sh
# libtabshark as it is installed: only its own names are to be seen, its header suffices, and the example in docs/labs is built by
# pkg-config and does what it says. Reports in TAP.
#
# usage: library.sh TABSHARK BUILD-FOLDER EXAMPLE CC…, the compiler with its options; FIXTURES in the environment
# shellcheck disable=SC1010,SC2046 # "then" is a word of tabshark; the options of pkg-config are words
set -u
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "${0%/*}/tap.sh"
build=$2
example=$3
shift 3
command -v pkg-config >/dev/null || skip_all "there is no pkg-config"

# shellcheck disable=SC2154 # tap.sh sets it
DESTDIR=$scratch/root meson install -C "$build" --no-rebuild --quiet >"$scratch/install.log" 2>&1 || {
    sed 's/^/# /' "$scratch/install.log"
    echo "Bail out! meson install failed"
    exit 1
}
made=$(find "$scratch/root" -name tabshark.pc)
prefix=$(sed -n 's/^prefix=//p' "$made")
# It was not moved to where it says it is, as whoever packs it does.
sed "s|^prefix=.*|prefix=$scratch/root$prefix|" "$made" >"$scratch/tabshark.pc"
export PKG_CONFIG_PATH="$scratch${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
folder=$(pkg-config --variable=libdir tabshark)
header=$(pkg-config --variable=includedir tabshark)/tabshark/tabshark.h

all_names_are_its_own() {
    nm -D --defined-only "$folder/libtabshark.so" | awk '$2 != "A" {print $3}' | sed 's/@.*//' | sort >"$scratch/names"
    [ -s "$scratch/names" ] && ! grep -v '^tabshark_' "$scratch/names"
}
check "only its own names are seen" all_names_are_its_own "$@"

header_has_what_is_exported() {
    cat "$header" "$(dirname "$header")/error.h" | grep -o 'tabshark_[a-z_]*(' | tr -d '(' | sort -u >"$scratch/declared"
    diff "$scratch/declared" "$scratch/names"
}
check "the header has what is exported" header_has_what_is_exported "$@"

header_stands_alone() {
    echo '#include <tabshark/tabshark.h>' >"$scratch/alone.c"
    "$@" -std=c17 -Wall -Wextra -Wstrict-prototypes -Werror -fsyntax-only $(pkg-config --cflags tabshark) "$scratch/alone.c"
}
check "the header stands alone" header_stands_alone "$@"

example_is_built() {
    "$@" -std=c17 -Wall -Wextra -Werror -o "$scratch/library" "$example" $(pkg-config --cflags --libs tabshark)
}
check "the example is built" example_is_built "$@"

# explore CAPTURE: runs the example, with what it prints in out and err.
explore() {
    LD_LIBRARY_PATH="$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" "$scratch/library" "$1" >"$scratch/out" 2>"$scratch/err"
}

example_works() {
    explore "$FIXTURES/traffic_dump.pcapng" || { cat "$scratch/err"; return 1; }
    "$tabshark" -q read "$FIXTURES/traffic_dump.pcapng" -Y ip -e ip.src,frame.len then group ip.src bytes=sum:frame.len count \
        then top 5 bytes then select ip.src,bytes,count then write expected.tsv
    awk -F '\t' 'NR > 1 {printf "%d. %s sent %s bytes in %s packets\n", NR - 1, $1, $2, $3}' expected.tsv >expected
    tail -n +2 "$scratch/out" | diff expected - && head -n 1 "$scratch/out" | grep -qx '[0-9]* packets of IPv4' || return 1
    "$tabshark" open senders.sqlite then write opened.tsv && cmp opened.tsv expected.tsv || return 1
    [ "$(head -c 4 share.png | tail -c 3)" = PNG ]
}
check "the example works" example_works "$@"

example_tells_what_is_wrong() {
    explore absent.pcap
    [ $? -eq 1 ] && grep -q "absent.pcap': No such file" "$scratch/err"
}
check "the example tells what is wrong" example_tells_what_is_wrong "$@"
finish
