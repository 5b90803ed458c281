#!/usr/bin/python3
"""A cold read of the fields of TCP segments with tabshark beside the bare tshark that prints the same, for both
engines: medians of seconds and of seconds of processor time, and ratios to the bare tshark -T fields.

usage: read.py TABSHARK CAPTURE [--packets N] [--runs N]

CAPTURE is repeated until it has so many packets. On a busy machine the processor time is what to look at.
"""
import argparse
import os
import statistics
import subprocess
import tempfile

import tiled_capture
from measure import measure

FIELDS = "tcp.stream,ip.src,ip.dst,tcp.seq,tcp.ack,tcp.window_size,tcp.len"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("capture")
    parser.add_argument("--packets", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    tabshark = os.path.abspath(arguments.tabshark)
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.pcap")
        tiled_capture.tile(arguments.capture, arguments.packets, large)
        commands = {}
        for engine in ("fields", "columns"):
            read = [tabshark, "read", large, "--timeseries", "--strict", "-e", FIELDS, "--engine", engine]
            if subprocess.run([*read, "-c", "1"], stdout=subprocess.DEVNULL, check=False).returncode != 0:
                continue  # releases of tshark after 4.0 are not read as columns
            shown = subprocess.run([*read, "--show-command"], stdout=subprocess.PIPE, check=True).stdout.decode()
            commands["tshark, " + engine] = ["bash", "-c", "exec " + shown]
            commands["tabshark, " + engine] = [*read, "then", "head", "1"]
        times = {name: [] for name in commands}
        for _ in range(arguments.runs):
            for name, command in commands.items():
                cost = measure(command)
                times[name].append((cost.seconds, cost.processor))
    print("%d packets, medians of %d runs, ratios to the bare tshark -T fields" % (arguments.packets, arguments.runs))
    print("%-20s %10s %8s %12s %8s" % ("", "seconds", "ratio", "processor", "ratio"))
    base = [statistics.median(column) for column in zip(*times["tshark, fields"])]
    for name, runs in times.items():
        wall, processor = (statistics.median(column) for column in zip(*runs))
        print("%-20s %8.2f s %8.3f %10.2f s %8.3f" % (name, wall, wall / base[0], processor, processor / base[1]))


if __name__ == "__main__":
    main()
