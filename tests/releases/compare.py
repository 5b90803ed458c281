#!/usr/bin/env python3
"""Do tables depend on the release of tshark? Runs the chains of chains.txt on all captures, here and in each root in
which suite.sh has built tabshark, and compares what comes of them cell by cell. What differs because Wireshark changed
its mind is KNOWN by name, and docs/reliability.md gives the reason.

usage, as root: compare.py TABSHARK, with CAPTURES and FIXTURES in the environment, and in ROOTS the roots' folders;
reports in TAP
"""

import collections
import contextlib
import fnmatch
import json
import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "live")]
import hostile_packets  # pylint: disable=wrong-import-position
from tap import expect, report  # pylint: disable=wrong-import-position

TABSHARK = os.path.abspath(sys.argv[1])
TABSHARK_THERE = "/srv/tabshark/build/tabshark"
DOCUMENT = TESTS.parent / "docs" / "reliability.md"
REAL = os.path.isdir(os.environ.get("CAPTURES", ""))
SHOWN = 8  # differences of one chain
LONG = 120  # characters of a cell

# What differs from Debian 12: by the name that the document has for it, in which releases, and patterns of the
# chains, captures and columns where it does. Row 0 has what is no cell: messages, columns, how many rows.
Known = collections.namedtuple("Known", "name releases chains captures columns")
LATER = ("4.4", "4.6")
TWICE = "every_packet_twice.pcap"
KNOWN = [
    Known("words of the packet list", LATER, "packet list*", "*", "info, protocol"),
    Known("words of the packet list", LATER, "columns, top", "*", "_ws.col.Info, _ws.col.Protocol"),
    Known("protocols of a packet", LATER, "protocols, decoded as data", "*", "frame.protocols"),
    Known("protocols of a packet", LATER, "group of text", "*", "count, bytes, hosts, rows"),
    Known("protocols of a packet", LATER, "bytes", "tcp_dupack.pcapng", "data.data, data.len, err"),
    Known("protocols of a packet", ("4.6",), "decoded as data", "tcp_dupack.pcapng, traffic_dump.pcapng", "data.len"),
    Known("comments", LATER, "comments, all comments", "hostile.pcapng", "frame.comment, err"),
    Known("comments", LATER, "remarks", "hostile.pcapng", "err"),
    Known("HTTP", LATER, "http", "*", "http.file_data, http.request.uri, http.request.full_uri, err"),
    Known("TLS", LATER, "tls", "*_headers.pcap, impossible_times.pcapng", "tls.handshake.*, err"),
    Known("remarks", LATER, "remarks", "*", "_ws.expert.*"),
    Known("packets that were cut", LATER, "malformed", "*_headers.pcap", "_ws.short"),
    Known("packets that were cut", LATER, "dns", "netflix_headers.pcap", "dns.resp.*"),
    Known("times in echoes", LATER, "bytes, decoded as data", "ipv6_fragments.pcapng", "data.data, data.len"),
    Known("reassembly", LATER, "two passes", "traffic_dump.pcapng", "tcp.reassembled_in, tcp.segment.count"),
    Known("ports that are used again", LATER, "*", TWICE, "tcp.stream, tcp.time_delta, gap, so_far, ftp.*, rows"),
    Known("ports that are used again", ("4.4",), "sequence, tcptrace", TWICE, "what"),
    Known("analysis of TCP", LATER, "tcp times", "*", "tcp.completeness"),
    Known("analysis of TCP", LATER, "tcp times", f"netflix_headers.pcap, {TWICE}", "tcp.analysis.initial_rtt"),
    Known("analysis of TCP", LATER, "tcp times", "impossible_times.pcapng", "tcp.analysis.ack*"),
    Known("analysis of TCP", LATER, "tcp analysis", "*", "rows"),
    Known("analysis of TCP", LATER, "two passes", TWICE, "tcp.analysis.retransmission"),
    Known("analysis of TCP", LATER, "streams*", "*", "unseen_acks"),
    Known("sent again or out of order", ("4.6",), "streams*", "*", "retransmissions*, out_of_order*"),
    Known("sent again or out of order", ("4.6",), "two passes", "*", "tcp.analysis.retransmission"),
    Known("bytes in flight", ("4.6",), "tcp times", "*", "tcp.analysis.bytes_in_flight, tcp.analysis.push_bytes_sent"),
    Known("bytes in flight", ("4.6",), "window", "*", "rows"),
    Known("the first packet", ("4.6",), "frames", "*", "frame.time_delta, err"),
    Known("the first packet", ("4.6",), "describe", "*", "*"),
    Known("impossible times", LATER, "info", "rx_*.pcap, bgp_*.pcap, timestamp_*.pcap", "first, last, duration"),
    Known("impossible times", ("4.6",), "info", "bgp_*.pcap, impossible_times.pcapng", "first, last, duration, *_rate"),
    Known("impossible times", ("4.6",), "dates", "rx_*.pcap, impossible_times.pcapng", "frame.time"),
    Known("comments beyond 64 KiB", ("4.4",), "restore", "hostile.pcapng", "*"),
]

# Each chain runs by itself, so that its words and its exit status are its own. Before that they all run together, which
# reads a capture as few times as possible and leaves what was read in the cache.
BATCH = """cd "$(dirname "$0")"
export TABSHARK=$1 TZ=UTC LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent XDG_CACHE_HOME=$PWD/cache
unset TABSHARK_TSHARK TABSHARK_CACHE
tshark --version 2>/dev/null | grep -o '[0-9]*[.][0-9]*' | head -n 1 >release
"$TABSHARK" fields >/dev/null
ls -S captures | xargs -P "$(nproc)" -I '{}' bash '{}.sh'
"""
JOB = """mkdir {folder} && cd {folder}
"$TABSHARK" run ../{name}.chains >/dev/null 2>&1
chain() {{
    into=$1
    shift
    "$TABSHARK" --utc "$@" then write "$into.tsv" then write "$into.json" >"$into.out" 2>"$into.err"
    echo $? >"$into.status"
}}
"""


def all_chains():
    """From names to words."""
    lines = (TESTS / "releases" / "chains.txt").read_text().splitlines()
    named = (line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return {name: shlex.split(chain) for name, chain in named}


def all_captures(folder):
    """From names to files, one of them made in the folder."""
    hostile_packets.write(folder / "hostile.pcapng")
    folders = [folder, *(os.environ[name] for name in ("CAPTURES", "FIXTURES") if os.environ.get(name))]
    return {path.name: path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.pcap*"))}


def prepare(folder, captures):
    """What a release needs: copies of the captures, and for each of them the chains, together and one by one."""
    (folder / "captures").mkdir()
    for name, path in captures.items():
        shutil.copy2(path, folder / "captures" / name)
        job, together = JOB.format(folder="of-" + name, name=name), []
        for chain, words in all_chains().items():
            words = shlex.join(f"../captures/{name}" if word == "CAPTURE" else word for word in words)
            job += f"chain {shlex.quote(chain)} {words}\n"
            together += [words] if words[0] in ("read", "streams", "tcp-graph") else []
        (folder / f"{name}.sh").write_text(job)
        (folder / f"{name}.chains").write_text("\n\n".join(together) + "\n")
    (folder / "batch.sh").write_text(BATCH)


def run_chains(folder, captures, root=None):
    """All chains here, or in a root in which the folder lies. Which release of tshark that was."""
    prepare(folder, captures)
    if root:
        batch = "/" / folder.relative_to(root) / "batch.sh"
        enter = [TESTS / "releases" / "in_root.sh", root, "bash", batch, TABSHARK_THERE]
    else:
        enter = ["bash", folder / "batch.sh", TABSHARK]
    subprocess.run(enter, check=True)
    return (folder / "release").read_text().strip()


def read_exactly(path):
    """Lines end in \\n alone: other line ends are what packets hold."""
    with open(path, errors="surrogateescape", newline="\n") as file:
        return file.read()


def cells_of(path):
    """What a chain gave, as cells by row and column: each as TSV has it and as JSON has it. Row 0 has the rest."""
    cells = {(0, of): path.with_name(f"{path.name}.{of}").read_text(errors="replace")
             for of in ("status", "err", "out")}
    table = path.with_name(path.name + ".tsv")
    if not table.exists():
        return cells
    head, *lines = read_exactly(table).split("\n")[:-1]
    columns, rows = head.split("\t"), [line.split("\t") for line in lines]
    objects = json.loads(read_exactly(table.with_suffix(".json")))
    expect(len(rows) == len(objects), f"{table}: {len(rows)} rows as TSV, {len(objects)} as JSON")
    cells |= {(0, "columns"): head, (0, "rows"): len(rows)}
    for number, (row, values) in enumerate(zip(rows, objects), 1):
        expect(len(row) == len(columns) and values.keys() <= set(columns), f"{table}: row {number} is odd")
        cells |= {(number, column): (cell, values.get(column)) for column, cell in zip(columns, row)}
    return cells


def differences_of(here, there):
    """(row, column, one cell, the other) where two of these differ. Rows that are no longer the same are left out."""
    if here.get((0, "rows")) != there.get((0, "rows")):
        here, there = ({key: cell for key, cell in cells.items() if key[0] == 0} for cells in (here, there))
    for row, column in sorted(here.keys() | there.keys()):
        one, other = here.get((row, column)), there.get((row, column))
        if one != other:
            yield row, column, one, other


def matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns.split(", "))


class Comparison:
    """What differs between the release here and another one."""

    def __init__(self, release, here, there):
        self.release, self.here, self.there = release, here, there
        self.cells, self.seen = 0, set()

    def differences(self, chain, captures):
        for capture in captures:
            here, there = (cells_of(folder / f"of-{capture}" / chain) for folder in (self.here, self.there))
            self.cells += len(here)
            for difference in differences_of(here, there):
                yield capture, *difference

    def is_known(self, chain, capture, column):
        found = {known for known in KNOWN if self.release in known.releases and matches(chain, known.chains)
                 and matches(capture, known.captures) and matches(column, known.columns)}
        self.seen |= found
        return bool(found)

    def compare(self, chain, captures):
        """A test: nothing differs but what is known."""
        found = [(f"{capture}, row {row}, {column}", one, other)
                 for capture, row, column, one, other in self.differences(chain, captures)
                 if not self.is_known(chain, capture, column)]
        shown = [f"{place}: {one!r:.{LONG}} here, {other!r:.{LONG}} in {self.release}" for place, one, other in found]
        expect(not found, "\n".join([f"{len(found)} cells differ", *shown[:SHOWN]]))

    def tell(self):
        print(f"# {self.cells} cells of {self.release} compared")
        expect(self.cells > 0, "there are none")

    def still_differs(self, known):
        """A test, after the others: does what is known happen?"""
        expect(known in self.seen, "nothing of it differs any more: it can be taken from the list")


def is_documented(name):
    expect(f"| {name} |" in DOCUMENT.read_text(), f"{DOCUMENT.name} has no row for it")


def tests_of(folders, captures):
    """The tests of all releases; what is compared must be there first."""
    (here, own), *others = folders.items()
    for there, release in others:
        comparison = Comparison(release, here, there)
        for chain in all_chains():
            yield f"{own} and {release}, {chain}", comparison.compare, chain, captures
        for known in KNOWN:
            # It may show in real captures alone, which are not everywhere.
            if release in known.releases and REAL and any(matches(capture, known.captures) for capture in captures):
                yield f"{own} and {release} differ: {known.name}, {known.chains}", comparison.still_differs, known
        yield f"{own} and {release}: cells", comparison.tell
    for name in sorted({known.name for known in KNOWN}):
        yield f"documented: {name}", is_documented, name


def main():
    roots = [pathlib.Path(root).resolve() for root in os.environ.get("ROOTS", "").split()]
    if not roots:
        print("1..0 # SKIP ROOTS names no roots")
        return False
    # What is interrupted leaves no folder in a root.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with contextlib.ExitStack() as stack:
        made = [pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(dir=root and root / "tmp")))
                for root in (None, None, *roots)]
        captures = all_captures(made.pop(0))
        folders = {folder: run_chains(folder, captures, root) for folder, root in zip(made, (None, *roots))}
        return report(tests_of(folders, captures))


if __name__ == "__main__":
    sys.exit(main())
