#!/usr/bin/env python3
"""The TCP streams of each capture, as Wireshark's conversations (tshark -z conv,tcp) and its analysis count them.

Conversations have the streams, their frames in each direction, start and duration. The marks of the analysis are
counted over all packets, apart from those in which an ICMP error quotes a segment.

usage: streams_tshark.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import collections
import datetime
import decimal
import os
import re
import sys

import dissected
import tcp_tables

TABSHARK = os.path.abspath(sys.argv[1])
ANALYSIS = {
    "retransmissions": "retransmission",
    "fast_retransmissions": "fast_retransmission",
    "spurious_retransmissions": "spurious_retransmission",
    "out_of_order": "out_of_order",
    "duplicate_acks": "duplicate_ack",
    "zero_windows": "zero_window",
    "window_probes": "zero_window_probe",
    "keep_alives": "keep_alive",
    "lost_segments": "lost_segment",
    "unseen_acks": "ack_lost_segment",
    "reused_ports": "reused_ports",
}
EACH_WAY = ("retransmissions", "out_of_order", "duplicate_acks", "zero_windows")
NO_QUOTES = "not icmp and not icmpv6"
CONVERSATION = re.compile(
    r"^(\S+):(\d+) +<-> (\S+):(\d+) +(\d+) \d+ \S+ +(\d+) \d+ \S+ +(\d+) \d+ \S+ +(\d+\.\d+) +(\d+\.\d+)$", re.M
)


def seconds(time):
    """Of ISO 8601 with nine decimals, since 1970, exactly."""
    whole, fraction = time.rstrip("Z").split(".")
    since = datetime.datetime.fromisoformat(whole) - datetime.datetime(1970, 1, 1)
    return decimal.Decimal(since.days * 86400 + since.seconds) + decimal.Decimal("0." + fraction)


def conversations(capture):
    """Ends with the frames that each sent, all frames, start and duration; sorted."""
    text = dissected.output_of("tshark", "-n", "-r", capture, "-q", "-z", "conv,tcp").decode()
    found = []
    for a, a_port, b, b_port, from_b, from_a, all_frames, start, duration in CONVERSATION.findall(text):
        sent = sorted([((a, a_port), int(from_a)), ((b, b_port), int(from_b))])
        found.append((sent, int(all_frames), decimal.Decimal(start), decimal.Decimal(duration)))
    assert len(found) == text.count("<->"), "a line of conversations is not understood"
    return sorted(found)


def as_conversations(rows, first):
    found = []
    for row in rows:
        client, server = tcp_tables.ends(row)
        sent = sorted([(client, int(row["packets_client"])), (server, int(row["packets_server"]))])
        start = seconds(row["start"]) - first
        found.append((sent, int(row["packets"]), start, decimal.Decimal(row["duration"])))
    return sorted(found)


def is_same(ours, theirs):
    """The duration has four decimals there, rounded from a binary fraction."""
    return ours[:3] == theirs[:3] and abs(ours[3] - theirs[3]) <= decimal.Decimal("0.00005")


def compare_conversations(capture, rows):
    first = dissected.output_of(TABSHARK, "-q", "read", capture, "-c", "1", "-e",
                                "frame.time_epoch").decode().split("\n")[1]
    ours, theirs = as_conversations(rows, seconds(first)), conversations(capture)
    if len(ours) != len(theirs):
        yield f"{len(ours)} streams instead of {len(theirs)}"
    for mine, other in zip(ours, theirs):
        if not is_same(mine, other):
            yield f"{mine} instead of {other}"


def marked(capture):
    """For each mark of the analysis how many packets of each stream, and of each stream and source port, have it."""
    marks = list(ANALYSIS.values())
    fields = ["tcp.stream", "tcp.srcport", *(f"tcp.analysis.{mark}" for mark in marks)]
    packets = dissected.rows_of_tshark(capture, fields, "-Y", f"tcp.analysis and {NO_QUOTES}")
    by_stream, by_port = ({mark: collections.Counter() for mark in marks} for _ in range(2))
    for stream, port, *cells in packets:
        for mark in (mark for mark, cell in zip(marks, cells) if cell):
            by_stream[mark][stream.decode()] += 1
            by_port[mark][stream.decode(), port.decode()] += 1
    return by_stream, by_port


def compare_analysis(capture, rows):
    by_stream, by_port = marked(capture)
    for column, mark in ANALYSIS.items():
        for row in rows:
            stream = row["stream"]
            expected = by_stream[mark][stream]
            found = int(row[column]) if column != "reused_ports" else int(row[column] == "true")
            if found != (expected if column != "reused_ports" else min(expected, 1)):
                yield f"stream {stream}: {column} is {row[column]} instead of {expected}"
            if column not in EACH_WAY or row["client_port"] == row["server_port"]:
                continue
            for side in ("client", "server"):
                expected = by_port[mark][stream, row[side + "_port"]]
                if int(row[f"{column}_{side}"]) != expected:
                    yield f"stream {stream}: {column}_{side} is {row[f'{column}_{side}']} instead of {expected}"


def compare(capture):
    rows = tcp_tables.streams(TABSHARK, capture)
    return [*compare_conversations(capture, rows), *(compare_analysis(capture, rows) if rows else [])]


if __name__ == "__main__":
    sys.exit(dissected.compare_captures(compare))
