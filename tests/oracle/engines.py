#!/usr/bin/env python3
"""Do tshark's columns give the same typed tables as tshark -T fields? On all captures, and on some made of what is rare
in them, for all fields of the protocols that are read as columns.

usage: engines.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import os
import pathlib
import shlex
import socket
import struct
import subprocess
import sys
import tempfile
import zlib

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
# How packets are read changes nothing about that.
WAYS_OF_READING = [
    ["-2"], ["-c", "7"], ["-Y", "ip or ipv6"], ["-o", "tcp.relative_sequence_numbers:false"],
    ["-d", "udp.port==53,data"],
    ["--strict", "--occurrence", "last"],
]
# What tshark is spared where none of these is asked for.
SPARED = ("tcp.analysis", "tcp.time_", "udp.time_")
LEAN = ["frame.time_epoch", "tcp.stream", "ip.src", "ip.dst", "tcp.seq", "tcp.ack", "tcp.window_size", "tcp.len"]
FILTERS = ["tcp", "tcp.analysis", "udp.time_delta", "tcp.time_relative > 0.1 and ip",
           "tcp.analysis.bytes_in_flight > 0"]
WRAPPING = 1159821166  # so many microseconds are less than a second as nanoseconds in 32 bits
SOME = ["frame.number", "frame.time_epoch", "ip.src", "tcp.seq", "tcp.flags", "tcp.analysis.flags", "udp.stream"]


def ethernet(kind, payload):
    return b"\x02\0\0\0\0\x02\x02\0\0\0\0\x01" + struct.pack("!H", kind) + payload


def ipv4(protocol, payload, last=1):
    header = struct.pack("!BBHHHBBH4B4B", 0x45, 0, 20 + len(payload), last, 0, 64, protocol, 0, 10, 0, 0, last, 10, 0,
                         1, last)
    return header + payload


def ipv6(protocol, payload, last=1):
    source, destination = (socket.inet_pton(socket.AF_INET6, f"2001:db8:{side}::{last:x}") for side in (1, 2))
    return struct.pack("!IHBB", 0x60123456, len(payload), protocol, 64) + source + destination + payload


def udp(port, payload):
    return struct.pack("!HHHH", 40000, port, 8 + len(payload), 0) + payload


def tcp(flags, payload=b"", seq=1):
    return struct.pack("!HHIIBBHHH", 40000, 7, seq, 5, 0x50, flags, 1000, 0, 0) + payload


def router_advertisement(options, addresses):
    body = b""
    for option in range(options):
        body += struct.pack("!BBHI", 25, 1 + 2 * addresses, 0, 600)
        body += b"".join(socket.inet_pton(socket.AF_INET6, f"2001:db8:{option:x}::{i:x}") for i in range(addresses))
    return struct.pack("!BBHBBHII", 134, 0, 0, 64, 0, 1800, 0, 0) + body


def vlans(count, payload):
    tags = b"".join(struct.pack("!HH", 0x8100, 0x2000 + i) for i in range(count))
    return b"\x02\0\0\0\0\x02\x02\0\0\0\0\x01" + tags + struct.pack("!H", 0x0800) + payload


def vxlan(frame):
    return udp(4789, struct.pack("!II", 0x08000000, 42 << 8) + frame)


def frames():
    """Tunnels, errors that quote packets, stacks of tags, cells of many values."""
    segment = ipv4(6, tcp(2), 9)
    short = ethernet(0x0800, ipv4(17, udp(9, b"x"), 8)) + b"\0" * 17 + b"\1\2\3\4"
    yield ethernet(0x0800, ipv4(4, segment))
    yield ethernet(0x0800, ipv4(4, ipv4(4, ipv4(17, udp(9, b"x"), 3), 2)))
    yield ethernet(0x86DD, ipv6(41, ipv6(6, tcp(0x12), 2)))
    yield ethernet(0x0800, ipv4(41, ipv6(4, ipv4(6, tcp(0x10), 3), 2)))
    yield ethernet(0x0800, ipv4(1, struct.pack("!BBHI", 11, 0, 0, 0) + segment))
    yield ethernet(0x86DD, ipv6(58, struct.pack("!BBHI", 3, 0, 0, 0) + ipv6(6, tcp(2), 2)))
    yield ethernet(0x0800, ipv4(17, vxlan(short))) + b"\0" * 8
    yield ethernet(0x0800, ipv4(17, vxlan(ethernet(0x0800, ipv4(17, vxlan(short), 2)))))
    yield ethernet(0x0800, ipv4(47, struct.pack("!HH", 0, 0x6558) + short))
    for count in (1, 2, 3, 9):
        yield vlans(count, segment)
    for options, addresses in ((1, 1), (2, 1), (3, 2), (1, 40), (40, 1)):
        yield ethernet(0x86DD, ipv6(58, router_advertisement(options, addresses)))
    for seq in (1, 1, 900, 1, 2**32 - 5):
        yield ethernet(0x0800, ipv4(6, tcp(0x18, b"hello", seq)))
    yield ethernet(0x0800, segment)[:40]
    yield b"\xff" * 20
    yield b""


def make_capture(path):
    """Time runs back, before 1970 too as far as a capture can hold that."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262144, 1))
        for i, frame in enumerate(frames()):
            file.write(struct.pack("<IIII", 1000000 - 3 * i, 7 * i + 5, len(frame), len(frame)) + frame)


def make_times(path):
    """Microseconds of which some are more than a second, as damage makes them."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
        for seconds in (0, 1000000, 2**31 - 1, 2**31, 2**32 - 1):
            for fraction in (0, 1, 999999, 1000000, 10**7, 10**8, 10**9, WRAPPING, 2**31 - 1, 2**31, 2**32 - 1):
                file.write(struct.pack("<IIII", seconds, fraction, 60, 60) + b"\xff" * 60)


def block(kind, body):
    body += b"\0" * (-len(body) % 4)
    size = struct.pack("<I", 12 + len(body))
    return struct.pack("<I", kind) + size + body + size


def make_resolutions(path):
    """Interfaces that count time in other units, and packets without a time."""
    with open(path, "wb") as file:
        file.write(block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
        resolutions = (0, 1, 2, 3, 4, 6, 7, 9, 0x8A, 0x94)
        for resolution in resolutions:
            file.write(block(1, struct.pack("<HHIHHBxxxI", 1, 0, 0, 9, 1, resolution, 0)))
        for interface in range(len(resolutions)):
            for time in (1, 1234567, 2**40 + 7):
                body = struct.pack("<IIIII", interface, time >> 32, time & 0xFFFFFFFF, 60, 60) + b"\xff" * 60
                file.write(block(6, body))
            file.write(block(3, struct.pack("<I", 60) + b"\xff" * 60))


MADE = {"rare.pcap": make_capture, "times.pcap": make_times, "resolutions.pcapng": make_resolutions}


def ran(*words):
    return subprocess.run(
        [TABSHARK, *map(str, words)], env=dissected.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def compare_reads(capture, fields, *more, engines=("fields", "columns")):
    """The tables and messages of the ways of reading."""
    return same_reads(f"{more} of {fields[:3]}…", [ran(*read(capture, fields, engine, *more)) for engine in engines])


def read(capture, fields, engine, *more):
    return ["read", capture, "-e", ",".join(fields), *more, "--engine", engine, "then", "print", "--format", "csv"]


def same_reads(what, reads):
    wanted = (reads[0].returncode, reads[0].stdout, reads[0].stderr)
    if all((read.returncode, read.stdout, read.stderr) == wanted for read in reads):
        return []
    return [f"{what} differs: {[read.stderr for read in reads]}"]


def joined(reads):
    """What comes of several reads one after the other."""
    return subprocess.CompletedProcess((), max(read.returncode for read in reads),
                                       *(b"".join(parts) for parts in zip(*((r.stdout, r.stderr) for r in reads))))


def as_columns(capture, fields):
    """As columns, and as is chosen, if that is another command; what is made here is read in any case."""
    columns, chosen = (read(capture, fields, engine) for engine in ("columns", "auto"))
    reads = [ran(*columns)]
    if capture.name in MADE or ran("--show-command", *columns).stdout != ran("--show-command", *chosen).stdout:
        reads.append(ran(*chosen))
    return reads


def compare_chunks(capture, chunks):
    """Fields that share no pass as columns, since others would make tshark do more than they need. As fields all are
    read at once."""
    with tempfile.TemporaryDirectory() as folder:
        chains = pathlib.Path(folder) / "chains"
        lines = [shlex.join(map(str, read(capture, chunk, "fields"))) for chunk in chunks]
        chains.write_text("\n\n".join(lines) + "\n")
        by_fields = ran("run", chains)
    by_columns = [as_columns(capture, chunk) for chunk in chunks]
    differences = same_reads("the whole", [by_fields, joined([reads[0] for reads in by_columns])])
    for chunk, reads in zip(chunks, by_columns):
        differences += same_reads(f"{chunk[:3]}…", reads)
    return differences


def some_of(choices, capture):
    """All of them for captures that are made here, else one, which depends on the capture's name, to save time."""
    return choices if capture.name in MADE else [choices[zlib.crc32(capture.name.encode()) % len(choices)]]


def alone(capture, fields):
    """The fields to read with no other, when tshark does least: all in captures that are made here, else each tenth."""
    return fields if capture.name in MADE else fields[zlib.crc32(capture.name.encode()) % 10::10]


def compare(capture):
    verified = ran("verify-engine", capture)
    differences = []
    if verified.returncode != 0:
        differences.append(f"verify-engine: {verified.returncode}, {verified.stderr!r}")
    rows = [line.split("\t") for line in verified.stdout.decode().splitlines()[1:]]
    # Of others a cell is too long.
    fields = [name for name, packets, *_ in rows if packets != "0"]
    if "frame.number" not in fields:
        differences.append(f"compared {fields}")
    spared = [name for name in fields if name.startswith(SPARED)]
    lean = [name for name in fields if name not in spared]
    chunks = [chunk for some in (lean, spared) for chunk in dissected.chunks(some)]
    differences += compare_chunks(capture, chunks + [[name] for name in alone(capture, fields)])
    for text in some_of(FILTERS, capture):
        differences += compare_reads(capture, LEAN, "-Y", text)
    for more in some_of(WAYS_OF_READING, capture):
        differences += compare_reads(capture, SOME, *more)
    return differences


def main():
    if b" 4.0." not in dissected.output_of("tshark", "--version").split(b"\n")[0]:
        print("1..0 # SKIP columns are read from tshark 4.0 alone")
        return False
    with tempfile.TemporaryDirectory() as folder:
        for name, make in MADE.items():
            make(pathlib.Path(folder) / name)
        found = dissected.captures
        dissected.captures = lambda: [*found(), *(pathlib.Path(folder) / name for name in MADE)]
        return dissected.compare_captures(compare)


if __name__ == "__main__":
    sys.exit(main())
