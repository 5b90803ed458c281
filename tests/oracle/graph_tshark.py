#!/usr/bin/env python3
"""The samples of TCP stream graphs, against the fields of the same packets as tshark prints them.

Segments, acknowledgements, window edges, SACK blocks, windows, bytes in flight and round-trip times are compared packet
by packet; rates are added up anew at every time, from all packets. Of each capture the streams with the most packets
are looked at, and of the project's own those that are odd.

usage: graph_tshark.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import collections
import csv
import decimal
import io
import os
import pathlib
import sys
import tempfile

import dissected
import tcp_tables

TABSHARK = os.path.abspath(sys.argv[1])
ODD = (4, 8, 10, 13, 16, 18, 20, 25, 27, 28)
MOST = 2  # streams of other captures
FIELDS = (
    "frame.number frame.time_epoch tcp.srcport tcp.seq tcp.ack tcp.len tcp.flags tcp.window_size tcp.options.sack_le "
    "tcp.options.sack_re tcp.analysis.ack_rtt tcp.analysis.acks_frame tcp.analysis.bytes_in_flight"
).split()
FIN, SYN, RST, ACK = 1, 2, 4, 16
SIDES = ("client", "server")
MODULUS = 2**32
WINDOW = decimal.Decimal("0.05")
# Wireshark's mark for what the graph shows, the most telling first.
MARKS = {
    "keep-alive": "keep_alive",
    "window probe": "zero_window_probe",
    "spurious retransmission": "spurious_retransmission",
    "fast retransmission": "fast_retransmission",
    "retransmission": "retransmission",
    "out of order": "out_of_order",
}
OTHER_MARKS = {"duplicate ACK": "duplicate_ack", "zero window": "zero_window"}
MARK_NAMES = [*MARKS.values(), *OTHER_MARKS.values()]
SOURCE_PORT = FIELDS.index("tcp.srcport")


def number(text):
    return int(text, 0) if text else None


class Packet:
    def __init__(self, cells, client_port):
        values = dict(zip(FIELDS, cells))
        self.frame = int(values["frame.number"])
        self.time = decimal.Decimal(values["frame.time_epoch"])
        self.side = "client" if values["tcp.srcport"] == client_port else "server"
        self.seq, self.ack = number(values["tcp.seq"]), number(values["tcp.ack"])
        self.length, self.flags = number(values["tcp.len"]), number(values["tcp.flags"])
        self.window = number(values["tcp.window_size"])
        self.blocks = list(zip(*(map(int, filter(None, values[f"tcp.options.sack_{edge}"].split(",")))
                                 for edge in ("le", "re"))))
        self.rtt, self.acked_frame = values["tcp.analysis.ack_rtt"], values["tcp.analysis.acks_frame"]
        self.in_flight = number(values["tcp.analysis.bytes_in_flight"])
        self.marks = {name for name, cell in zip(MARK_NAMES, cells[len(FIELDS) :]) if cell}
        self.takes = 0 if self.flags & RST else self.length + bool(self.flags & SYN) + bool(self.flags & FIN)
        self.data = 0 if self.flags & RST else self.length
        self.acks = self.flags & ACK and not self.flags & RST


def packets_of(capture, rows):
    """The packets of each stream by its number, asked for at once. None for a stream of which a frame has several TCP
    headers, whose values could not be told apart here."""
    numbers = ",".join(row["stream"] for row in rows)
    fields = ["tcp.stream", *FIELDS, *(f"tcp.analysis.{name}" for name in MARK_NAMES)]
    text = dissected.output_of("tshark", "-n", "-r", capture, "-T", "fields", "-E", "quote=n", "-Y",
                               f"tcp.stream in {{{numbers}}}", *dissected.options(fields))
    lines = [line.split("\t") for line in text.decode().split("\n")[:-1]]
    packets = {}
    for row in rows:
        own = [cells for stream, *cells in lines if row["stream"] in stream.split(",")]
        several = any("," in cells[SOURCE_PORT] for cells in own)
        packets[row["stream"]] = None if several else [Packet(cells, row["client_port"]) for cells in own]
    return packets


def graph(capture, stream, kind, *more):
    text = dissected.output_of(
        TABSHARK, "-q", "tcp-graph", capture, "--stream", stream, "--kind", kind, "--side", "both", *more
    ).decode()
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def short(text):
    return int(text) % MODULUS


def samples_sent(packets):
    for packet in packets:
        name = next((name for name, mark in MARKS.items() if mark in packet.marks), "segment")
        if not packet.flags & RST and (packet.takes or name == "keep-alive"):
            yield packet.side, name, packet.frame, packet.seq, (packet.seq + packet.takes) % MODULUS


def samples_received(packets):
    for packet in packets:
        of = SIDES[packet.side == "client"]
        if packet.acks:
            yield of, "ACK", packet.frame, packet.ack, None
            yield of, "window edge", packet.frame, (packet.ack + packet.window) % MODULUS, None
            for left, right in packet.blocks:
                yield of, "SACK", packet.frame, left, right
            for name, mark in OTHER_MARKS.items():
                if mark in packet.marks:
                    yield of, name, packet.frame, packet.ack, None


def compare_tcptrace(capture, stream, packets):
    expected = collections.Counter([*samples_sent(packets), *samples_received(packets)])
    ours = collections.Counter()
    for row in graph(capture, stream, "tcptrace"):
        what = "SACK" if row["what"] == "D-SACK" else row["what"]
        if what not in ("not captured", "reset"):
            end = short(row["seq_end"]) if row["seq_end"] else None
            ours[row["side"], what, int(row["frame"]), short(row["seq"]), end] += 1
    yield from differences(ours, expected)


def compare_sequence(capture, stream, packets):
    ours = collections.Counter(
        (row["side"], row["what"], int(row["frame"]), short(row["seq"]), short(row["seq_end"]))
        for row in graph(capture, stream, "sequence")
    )
    yield from differences(ours, collections.Counter(samples_sent(packets)))


def compare_rtts(capture, stream, packets):
    expected = collections.Counter(
        (SIDES[p.side == "client"], p.frame, decimal.Decimal(p.rtt), p.acked_frame) for p in packets if p.rtt
    )
    rows = graph(capture, stream, "rtt")
    ours = collections.Counter((r["side"], int(r["frame"]), decimal.Decimal(r["rtt"]), r["acked_frame"]) for r in rows)
    yield from differences(ours, expected)
    by_frame = {packet.frame: packet for packet in packets}
    for row in rows:
        acked = by_frame[int(row["acked_frame"])]
        reach = (acked.seq, acked.seq + acked.takes)
        before = [p for p in packets if p.side == acked.side and p.frame <= int(row["frame"])
                  and "keep_alive" not in p.marks]
        times = sum(p.takes > 0 and p.seq < reach[1] and p.seq + p.takes > reach[0] for p in before)
        if (row["what"] != "RTT") != (times > 1):
            yield f"frame {row['frame']}: {row['what']}, but its bytes were sent {times} times"


def compare_windows(capture, stream, packets):
    expected, ours = collections.Counter(), collections.Counter()
    sent = {packet.frame for packet in packets if packet.in_flight is not None}
    for packet in packets:
        of = SIDES[packet.side == "client"]
        if not packet.flags & RST:
            expected[of, "receive window", packet.frame, packet.window] += 1
        if "zero_window" in packet.marks:
            expected[of, "zero window", packet.frame, 0] += 1
        if packet.in_flight is not None and not packet.flags & RST:
            expected[packet.side, "bytes in flight", packet.frame, packet.in_flight] += 1
    senders = {packet.frame: packet.side for packet in packets}
    for row in graph(capture, stream, "window"):
        frame = int(row["frame"])
        # Where data is acknowledged Wireshark has no number.
        if row["what"] != "bytes in flight" or (frame in sent and senders[frame] == row["side"]):
            ours[row["side"], row["what"], frame, int(row["bytes"])] += 1
    yield from differences(ours, expected)


def acknowledged(packets, side):
    """Time and bytes of data of each acknowledgement that is the first of them."""
    known, fin = None, None
    for packet in packets:
        if packet.side == side and not packet.flags & RST:
            known = packet.seq + bool(packet.flags & SYN) if known is None else known
            fin = packet.seq + packet.length if packet.flags & FIN else fin
        elif packet.side != side and packet.acks:
            known = packet.ack if known is None else known
            to = packet.ack if fin is None else min(packet.ack, fin)
            if to > known:
                yield packet.time, to - known
                known = to


def compare_rates(capture, stream, packets):
    if any((p.seq or 0) > 2**31 or (p.acks and p.ack > 2**31) for p in packets):
        return  # numbers before the first, which wrap
    first = min(packet.time for packet in packets)
    rows = graph(capture, stream, "throughput", "--window", WINDOW)
    for side in SIDES:
        sums = {
            "throughput": [(p.time, p.data) for p in packets if p.side == side],
            "goodput": list(acknowledged(packets, side)),
        }
        for row in rows:
            if row["side"] != side:
                continue
            now = first + decimal.Decimal(row["elapsed"])
            bytes_in = sum(n for time, n in sums[row["what"]] if now - WINDOW < time <= now)
            if abs(float(row["bits_per_second"]) - 8 * bytes_in / float(WINDOW)) > 1e-6 * (1 + bytes_in):
                yield f"{row['what']} of the {side} at {row['elapsed']}: {row['bits_per_second']} with {bytes_in} bytes"


def differences(ours, expected):
    for sample in sorted((ours - expected), key=str):
        yield f"{sample} is too much"
    for sample in sorted((expected - ours), key=str):
        yield f"{sample} is missing"


def chosen(capture, rows):
    if pathlib.Path(capture).name == "traffic_dump.pcapng":
        return [row for row in rows if int(row["stream"]) in ODD]
    between_ports = [row for row in rows if row["client_port"] != row["server_port"]]
    return sorted(between_ports, key=lambda row: -int(row["packets"]))[:MOST]


def compare(capture):
    found = []
    rows = chosen(capture, tcp_tables.streams(TABSHARK, capture))
    for stream, packets in packets_of(capture, rows).items() if rows else ():
        if packets is None:
            continue
        for check in (compare_sequence, compare_tcptrace, compare_rtts, compare_windows, compare_rates):
            found += [f"stream {stream}: {text}" for text in check(capture, stream, packets)]
    return found


def main():
    # The graphs of a stream are made of the same fields, which are read once.
    with tempfile.TemporaryDirectory() as cache:
        os.environ.update(TABSHARK_CACHE="on", XDG_CACHE_HOME=cache)
        return dissected.compare_captures(compare)


if __name__ == "__main__":
    sys.exit(main())
