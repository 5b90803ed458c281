#!/usr/bin/env python3
"""Bytes in every second of each capture, as pandas and tshark's own statistics count them.

usage: bytes_per_second.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import io
import os
import re
import sys

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
READ = ["--timeseries", "-e", "frame.len"]
BINS_MAX = 10_000  # of what is compared; a longer capture says nothing more

try:
    import pandas
except ImportError:
    print("1..0 # SKIP pandas is not installed")
    sys.exit(0)


def packets(capture):
    """Times in nanoseconds since 1970 and lengths, from tshark."""
    fields = ["-T", "fields", "-e", "frame.time_epoch", "-e", "frame.len"]
    text = dissected.output_of("tshark", "-n", "-r", capture, *fields).decode()
    frame = pandas.read_csv(io.StringIO(text), sep="\t", names=["time", "length"], dtype={"time": str})
    whole = frame["time"].str.split(".", expand=True)
    frame["time"] = whole[0].astype("int64") * 10**9 + whole[1].astype("int64")
    return frame


def resampled(capture, *options):
    chain = ["then", "resample", "1s", "sum:frame.len", *options]
    text = dissected.output_of(TABSHARK, "-q", "read", capture, *READ, *chain).decode()
    return [line.split("\t") for line in text.splitlines()[1:]]


def by_pandas(frame):
    series = frame["length"].copy()
    series.index = pandas.to_datetime(frame["time"])
    return [[f"{when.isoformat()}.000000000Z", str(size)] for when, size in series.resample("1S").sum().items()]


def by_tshark(capture):
    """The bytes of each interval of io,stat, which starts at the first packet."""
    text = dissected.output_of("tshark", "-n", "-r", capture, "-q", "-z", "io,stat,1").decode()
    return [row[1] for row in re.findall(r"^\|[^|]*<>[^|]*\|\s*(\d+)\s*\|\s*(\d+)\s*\|", text, re.M)]


def compare(capture):
    """What differs, in sentences. A capture too long or out of order says nothing of what is compared here."""
    frame = packets(capture)
    if not frame["time"].is_monotonic_increasing or frame["time"].max() - frame["time"].min() > BINS_MAX * 10**9:
        return []
    differences = []
    if resampled(capture) != by_pandas(frame):
        differences.append("pandas counts otherwise")
    statistics = by_tshark(capture)
    # io,stat has no row for a capture of a single moment.
    if statistics and [row[1] for row in resampled(capture, "--origin", "start")] != statistics:
        differences.append("tshark -z io,stat counts otherwise")
    return differences


if __name__ == "__main__":
    sys.exit(dissected.compare_captures(compare))
