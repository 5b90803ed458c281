#!/usr/bin/python3
"""What reading costs, for the model in docs/scale.md: processor time a packet and a start, memory a packet, bytes of a
part. From captures of two sizes, whose difference is the cost a packet; medians of several runs.

usage: cost.py TABSHARK CAPTURE [--packets N] [--runs N]

CAPTURE is repeated until it has N packets and 4 N. Processor time is taken, not seconds, so that a busy machine does
not count.
"""
import argparse
import os
import statistics
import tempfile

import tiled_capture
from measure import measure

CHAINS = {
    "2 fields, group": ["-e", "ip.src,frame.len", "then", "group", "ip.src", "bytes=sum:frame.len", "count"],
    "7 fields, group": [
        "--timeseries", "-e", "tcp.stream,ip.src,ip.dst,tcp.seq,tcp.ack,tcp.window_size,tcp.len",
        "then", "group", "ip.src,ip.dst", "bytes=sum:tcp.len", "count", "p95:tcp.len",
    ],
    "7 fields, resample 1s": [
        "--timeseries", "-e", "tcp.stream,ip.src,ip.dst,tcp.seq,tcp.ack,tcp.window_size,tcp.len",
        "then", "resample", "1s", "bytes=sum:tcp.len", "count",
    ],
    "1 field, -Y http.request": ["-Y", "http.request", "-e", "http.host", "then", "group", "http.host", "count"],
}


def medians(command, environment, runs):
    """Of processor time, and of bytes of memory."""
    costs = [measure(command, env=environment) for _ in range(runs)]
    return statistics.median(cost.processor for cost in costs), statistics.median(cost.memory for cost in costs) * 2**20


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("capture")
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    tabshark = os.path.abspath(arguments.tabshark)
    packets = (arguments.packets, 4 * arguments.packets)
    more = packets[1] - packets[0]
    with tempfile.TemporaryDirectory() as folder:
        captures = [os.path.join(folder, "%d.pcap" % n) for n in packets]
        for n, capture in zip(packets, captures):
            tiled_capture.tile(arguments.capture, n, capture)
        size = [os.path.getsize(capture) for capture in captures]
        part = os.path.join(folder, "x.part")
        print("%d and %d packets of %d bytes, medians of %d runs" % (*packets, size[1] // packets[1], arguments.runs))
        print("%-26s %10s %10s %12s %12s" % ("", "µs/packet", "start, s", "memory/pkt", "part, bytes"))
        # The registry of fields is asked for once a machine.
        environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, "cache"))
        measure([tabshark, "read", captures[0], "-c", "1", "-e", "frame.len"], env=environment)
        for name, chain in CHAINS.items():
            commands = [[tabshark, "--no-cache", "read", capture, *chain, "--partial", "then", "write", part]
                        for capture in captures]
            few, many = (medians(command, environment, arguments.runs) for command in commands)
            each = (many[0] - few[0]) / more
            print("%-26s %10.2f %10.2f %12.0f %12d" % (
                name, each * 1e6, few[0] - each * packets[0], (many[1] - few[1]) / more, os.path.getsize(part)))


if __name__ == "__main__":
    main()
