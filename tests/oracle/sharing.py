#!/usr/bin/env python3
"""Does a read that shares passes with others, or runs beside them, give what it gives alone? On all captures: the same
table byte for byte, the same messages in the same order, the same exit status.

usage: sharing.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
FILTER = "tcp.len > 0 or udp or icmp"
# Many that go together, and others that differ in each of the options that keep reads apart.
READS = [
    ["-e", "frame.number,frame.len"],
    ["-e", "ip.src,ip.dst,frame.protocols", "--timeseries"],
    ["-e", "tcp.stream,tcp.seq,tcp.flags,tcp.analysis.retransmission", "--strict"],
    ["-e", "tcp.stream,tcp.len,ip.src", "--strict"],
    ["-e", "ip.src,ipv6.src", "--occurrence", "last"],
    ["-e", "ip.src,ip.ttl,frame.number", "--occurrence", "all"],
    ["-e", "ip.ttl,ip.src", "--occurrence", "last", "--strict"],
    ["-e", "frame.time,frame.time_epoch,frame.time_delta,eth.src,eth.type,ip.flags.df,dns.qry.name,http.host"],
    [],
    ["--timeseries"],
    ["-e", "ip.src,ip.dst", "-Y", FILTER, "--strict"],
    ["-e", "ip.src", "-c", "3"],
    ["-e", "tcp.seq,tcp.completeness", "-2"],
]
# More of these options, which take too long to be tried on all captures.
RARE_READS = [
    READS[0],
    ["-e", "ip"],
    ["-e", "frame.number,_ws.col.Info"],
    ["-e", "frame.number,ip.src", "-Y", FILTER],
    ["-e", "frame.number,frame.len", "-c", "7"],
    ["-e", "frame.number,tcp.seq", "-o", "tcp.relative_sequence_numbers:false"],
    ["-e", "frame.number,frame.protocols", "-d", "tcp.port==80,data"],
    ["-e", "eth.src_resolved", "-N", "m"],
    ["-e", "ip", "--strict"],
]
# What a read that fails does to those it would share a pass with. The first of them share a pass with good ones.
WRONG = [
    ["-e", "frame.number,no.such_field"],
    ["-e", "frame.number", "-Y", "no.such_field == 1"],
    ["-e", "frame.number", "-d", "nonsense"],
]


class Ran:
    """A run of tabshark: its exit status, what it wrote and said."""

    def __init__(self, folder, *words):
        done = subprocess.run(
            [TABSHARK, "-v", *words], cwd=folder, env=dissected.environment(), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE
        )
        self.status = done.returncode
        self.out = done.stdout
        # A process number is in the messages of tshark's libraries, and the time.
        self.said = re.sub(rb"\(tshark:\d+\)|\d\d:\d\d:\d\d\.\d+", b"", done.stderr)


class Alone:
    """Reads of a capture, each alone: what they gave, and their tables. None runs twice."""

    def __init__(self, folder):
        self.folder, self.known = folder, {}

    def read(self, captures, read):
        words = tuple(map(str, (*captures, *read)))
        if words not in self.known:
            done = Ran(self.folder, "read", *words, "then", "write", "alone.tsv")
            path = self.folder / "alone.tsv"
            self.known[words] = done, path.read_bytes() if path.exists() else None
            path.unlink(missing_ok=True)
        return self.known[words]


def write_script(folder, lines):
    path = folder / "chains"
    path.write_text("".join(shlex.join(str(word) for word in line) + "\n" for line in lines))
    return path


def compare_run(folder, alone, captures, reads):
    """All reads in a file of chains, and each alone."""
    lines = [["read", *captures, *read, "then", "write", f"{i}.tsv"] for i, read in enumerate(reads)]
    together = Ran(folder, "run", write_script(folder, lines))
    tables = {path.name: path.read_bytes() for path in folder.glob("*.tsv")}
    for path in folder.glob("*.tsv"):
        path.unlink()
    said = b""
    differences = []
    status = 0
    for i, read in enumerate(reads):
        own, table = alone.read(captures, read)
        status = max(status, own.status) if own.status in (0, 3) else own.status
        if tables.pop(f"{i}.tsv", None) != table:
            differences.append(f"the table of {read} differs")
        said += own.said
        if own.status not in (0, 3):
            # The error names the file and the line besides.
            at = f"{folder / 'chains'}: line {i + 1}: ".encode()
            together.said = together.said.replace(at, b"")
            break
    if tables:
        differences.append(f"there are also {sorted(tables)}")
    if together.status != status:
        differences.append(f"exit status {together.status}, alone {status}")
    if together.said != said:
        differences.append(f"says {together.said!r}, alone {said!r}")
    return differences


def compare_jobs(folder, captures):
    """Several captures one after the other and side by side."""
    differences = []
    for read in (["-e", "frame.number,ip.src,tcp.flags,eth.type"], ["-e", "ip.src,ip.dst", "--strict"], []):
        one, eight = (Ran(folder, "read", *captures, *read, "--jobs", jobs) for jobs in "18")
        if (one.status, one.out, one.said) != (eight.status, eight.out, eight.said):
            differences.append(f"{read} differs with the number of jobs")
    return differences


def compare_rare(folder, alone, capture):
    """What needs no more than a few captures."""
    differences = compare_run(folder, alone, [capture], RARE_READS)
    for wrong in WRONG:
        differences += compare_run(folder, alone, [capture], [READS[0], READS[2], wrong, READS[1]])
    cut = folder / "cut.pcap"
    cut.write_bytes(capture.read_bytes()[:-5])
    differences += compare_run(folder, alone, [capture, cut, capture], READS[:7:2])
    return differences + compare_jobs(folder, [capture, cut, dissected.captures()[0], capture])


def compare(capture):
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root)
        number = dissected.captures().index(capture)
        # All reads together take too long to be tried on every capture.
        reads = READS if number % 3 == 0 else READS[number % 2 :: 2]
        alone = Alone(folder)
        differences = compare_run(folder, alone, [capture], reads)
        if number % 8 == 0:
            differences += compare_rare(folder, alone, capture)
        return differences


if __name__ == "__main__":
    sys.exit(dissected.compare_captures(compare))
