#!/usr/bin/env python3
"""Does restore give what tshark follows? On all captures: each file without a gap is, byte for byte, what `tshark -z
follow,tcp,raw` gives for that side; what is expected, written and missing is what tshark's sequence numbers say; and
every side that sent bytes has a row.

usage: restore.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import collections
import csv
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
FIELDS = ["tcp.stream", "frame.protocols", "ip.src", "ipv6.src", "tcp.srcport", "tcp.seq", "tcp.len", "tcp.flags.syn"]
FIELDS += ["tcp.flags.fin", "tcp.flags.reset", "frame.len", "frame.cap_len"]
DAMAGED = 3


def restored(capture, folder):
    """The rows of the index, which is also what is printed."""
    command = [TABSHARK, "-q", "restore", capture, "-o", folder, "then", "print", "--format", "tsv"]
    result = subprocess.run(command, env=dissected.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode not in (0, DAMAGED):
        raise ValueError(result.stderr.decode(errors="replace"))
    text = (folder / "index.tsv").read_bytes()
    if text != result.stdout:
        raise ValueError("what is printed is not index.tsv")
    return list(csv.DictReader(text.decode().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


class Sent:
    """What one side of a stream sent, by tshark: sequence numbers made positions, without regard to what came before
    or after in the same column."""

    def __init__(self):
        self.previous = None
        self.origin = None
        self.begun = False  # with a SYN
        self.bytes = set()
        self.end = 0
        self.total = 0

    def add(self, cells):
        sequence, length = int(cells["tcp.seq"]), int(cells["tcp.len"])
        if cells["tcp.flags.reset"] == "1" and length == 0:
            return
        if self.previous is None:
            position = sequence
        else:
            position = self.previous + (sequence - self.previous + 2**31) % 2**32 - 2**31
        self.previous = position
        if cells["tcp.flags.syn"] == "1":
            position += 1
            self.begun = True
            self.origin = position
        self.origin = position if self.origin is None else self.origin
        if length > 0 or cells["tcp.flags.fin"] == "1":
            self.end = max(self.end, position + length)
        kept = max(length - max(int(cells["frame.len"]) - int(cells["frame.cap_len"]), 0), 0)
        self.total += kept
        self.bytes.update(range(position, position + kept))

    def lacks(self):
        """Positions between the first and the last byte that are not in the capture."""
        start = min([self.origin, *self.bytes]) if self.origin is not None else 0
        return max(self.end - start, 0) - len(self.bytes)


def truth(value):
    return "1" if value in (b"1", b"True") else "0"


def sent_of(capture):
    """From stream, address and port to Sent."""
    sides = collections.defaultdict(Sent)
    more = ["-o", "tcp.relative_sequence_numbers:FALSE", "-Y", "tcp and not icmp and not icmpv6"]
    command = ["tshark", "-n", "-r", capture, "-T", "fields", "-E", "occurrence=l", *dissected.options(FIELDS), *more]
    result = subprocess.run(command, env=dissected.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for line in result.stdout.decode().splitlines():
        cells = dict(zip(FIELDS, line.split("\t")))
        for flag in ("tcp.flags.syn", "tcp.flags.fin", "tcp.flags.reset"):
            cells[flag] = truth(cells[flag].encode())
        inner = [name for name in cells["frame.protocols"].split(":") if name in ("ip", "ipv6")][-1]
        address = cells["ipv6.src" if inner == "ipv6" else "ip.src"]
        if cells["tcp.len"] != "":
            sides[(cells["tcp.stream"], address, cells["tcp.srcport"])].add(cells)
    return sides


def sections(capture, streams):
    """For each stream the two ends (address, port), and the lines of hex of what `tshark -z follow` shows."""
    asked = [word for stream in streams for word in ("-z", f"follow,tcp,raw,{stream}")]
    text = dissected.output_of("tshark", "-n", "-q", "-r", capture, *asked).decode()
    for section in text.split("Follow: tcp,raw\n")[1:]:
        stream = re.match(r"Filter: tcp.stream eq (\d+)", section)[1]
        nodes = re.findall(r"Node [01]: (.*)", section)
        ends = [tuple(node.strip().replace("[", "").replace("]", "").rsplit(":", 1)) for node in nodes]
        yield stream, ends, section.split("Node 1: ", 1)[1].splitlines()[1:]


def followed(capture, streams):
    """What each end of these streams sent: from (stream, address, port) to bytes."""
    data = collections.defaultdict(list)
    for stream, ends, lines in sections(capture, streams):
        for line in lines:
            if not line.startswith("="):
                data[(stream, *ends[line.startswith("\t")])].append(line.strip())
    return {key: bytes.fromhex("".join(parts)) for key, parts in data.items()}


def compare_file(folder, row, wanted, begun, differences):
    content = (folder / row["file"]).read_bytes()
    name = f"{row['file']}:"
    if len(content) != int(row["size"]):
        differences.append(f"{name} size {row['size']}, it has {len(content)} bytes")
    if hashlib.sha256(content).hexdigest() != row["sha256"]:
        differences.append(f"{name} its SHA-256 is another")
    if row["stream"] == "" or row["missing"] != "0" or row["note"] != "":
        return
    # Without a SYN, tshark follows from the first segment on, and drops what was sent before it and came later.
    if content != wanted and (begun or not content.endswith(wanted)):
        differences.append(f"{name} {len(content)} bytes, tshark follows {len(wanted)}, or others")


def compare_counts(rows, sides, differences):
    by_side = collections.defaultdict(list)
    for row in rows:
        if row["stream"] != "":
            by_side[(row["stream"], row["src"], row["sport"])].append(row)
            if int(row["expected"]) != int(row["written"]) + int(row["missing"]):
                differences.append(f"{row['file']}: expected is not written + missing")
    for key, sent in sides.items():
        mine = by_side.pop(key, [])
        written, missing = (sum(int(row[column]) for row in mine) for column in ("written", "missing"))
        if sent.lacks() + len(sent.bytes) > 0 and not mine:
            differences.append(f"{key}: no row for {len(sent.bytes)} bytes")
        elif any(row["conflict"] not in ("", "0") or "repeats" in row["note"] for row in mine):
            continue
        elif written + missing != len(sent.bytes) + sent.lacks():
            differences.append(f"{key}: {written} + {missing}, tshark has {len(sent.bytes)} + {sent.lacks()}")
        elif not any(re.search("tcpflow|mixed", row["note"]) for row in mine) and written != len(sent.bytes):
            differences.append(f"{key}: {written} written, tshark has {len(sent.bytes)}")
    for key in by_side:
        differences.append(f"{key}: a row for what tshark does not list")


def compare(capture):
    differences = []
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        rows = restored(capture, folder)
        sides = sent_of(capture)
        streams = sorted({row["stream"] for row in rows if row["stream"] != ""}, key=int)
        contents = followed(capture, streams) if streams else {}
        for row in rows:
            key = (row["stream"], row["src"], row["sport"])
            if row["file"] != "":
                compare_file(folder, row, contents.get(key, b""), key not in sides or sides[key].begun, differences)
        names = sorted(row["file"] for row in rows if row["file"] != "")
        if sorted([*names, "index.tsv"]) != sorted(path.name for path in folder.iterdir()):
            differences.append("the folder holds something else than what the index lists")
        compare_counts(rows, sides, differences)
    finally:
        shutil.rmtree(folder)
    return differences


def main():
    if shutil.which("tcpflow") is None:
        print("1..0 # SKIP there is no tcpflow")
        return False
    return dissected.compare_captures(compare)


if __name__ == "__main__":
    sys.exit(main())
