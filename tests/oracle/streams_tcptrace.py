#!/usr/bin/env python3
"""Packets and bytes of data in each direction of the TCP streams of each capture, as tcptrace counts them.

tcptrace reads packets by itself: it knows no tshark, and calls the side that sent a connection's first packet "a".
Where its definitions are others, or it does not understand a capture, the difference is listed below with the reason; a
difference that is not listed fails, and so does one that is listed but is not there.

usage: streams_tcptrace.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import collections
import csv
import io
import ipaddress
import os
import shutil
import sys

import dissected
import tcp_tables

TABSHARK = os.path.abspath(sys.argv[1])
KINDS = {"packets": "total_packets", "payload": "actual_data_bytes", "content": "unique_bytes_sent"}
# (capture, tcp.stream, what differs) -> why
LARGE = "frames of 4150 bytes (segments that the network card was to cut) are too large for tcptrace, which "\
    "leaves them out"
DIFFERENCES = {
    ("4in6tunnel.pcap", "0", "stream"): "tcptrace does not look into a tunnel of IPv4 in IPv6",
    ("mail_sender_attachment.pcapng", "0", "packets"): LARGE,
    ("mail_sender_attachment.pcapng", "0", "payload"): LARGE,
    ("mail_sender_attachment.pcapng", "0", "content"): LARGE,
}


def connections(capture):
    """From the two ends of a connection to what tcptrace says of each in order of their beginning: a dictionary by
    end."""
    text = dissected.output_of("tcptrace", "-n", "-lr", "--csv", capture).decode()
    lines = [line for line in text.splitlines() if line.startswith("conn_#") or line[:1].isdigit()]
    found = collections.defaultdict(list)
    for row in csv.DictReader(io.StringIO("\n".join(lines)), skipinitialspace=True):
        a, b = ((str(ipaddress.ip_address(row[f"host_{end}"])), row[f"port_{end}"].strip()) for end in "ab")
        counts = {a: {}, b: {}}
        for kind, column in KINDS.items():
            counts[a][kind] = int(row[column + "_a2b"])
            counts[b][kind] = int(row[column + "_b2a"])
        found[frozenset((a, b))].append(counts)
    return found


def differences(capture):
    """(stream, kind, sentence) for each."""
    theirs = connections(capture)
    for row in tcp_tables.streams(TABSHARK, capture):
        client, server = tcp_tables.ends(row)
        waiting = theirs[frozenset((client, server))]
        if not waiting:
            yield row["stream"], "stream", "tcptrace does not have it"
            continue
        counts = waiting.pop(0)
        for kind in KINDS:
            for side, end in (("client", client), ("server", server)):
                found, expected = int(row[f"{kind}_{side}"]), counts[end][kind]
                if found != expected:
                    yield row["stream"], kind, f"{kind}_{side} is {found}, tcptrace says {expected}"
    for ends, waiting in theirs.items():
        for _ in waiting:
            yield "none", "stream", f"tcptrace alone has one between {sorted(ends)}"


def compare(capture):
    listed = {key[1:]: False for key in DIFFERENCES if key[0] == capture.name}
    problems = []
    for stream, kind, sentence in differences(capture):
        if (stream, kind) in listed:
            listed[stream, kind] = True
        else:
            problems.append(f"stream {stream}: {sentence}")
    unused = [f"{key} is listed as a difference, but does not differ" for key, used in listed.items() if not used]
    return problems + unused


if __name__ == "__main__":
    if shutil.which("tcptrace") is None:
        print("1..0 # SKIP tcptrace is not installed")
        sys.exit(0)
    sys.exit(dissected.compare_captures(compare))
