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
    """What differs, in a sentence; nothing if all agrees."""
    frame = packets(capture)
    if frame["time"].is_monotonic_increasing is False:
        return None, "packets are not in order of time, which io,stat needs"
    if frame["time"].max() - frame["time"].min() > BINS_MAX * 10**9:
        return None, f"more than {BINS_MAX} seconds"
    if resampled(capture) != by_pandas(frame):
        return "pandas counts otherwise", None
    statistics = by_tshark(capture)
    # io,stat has no row for a capture of a single moment.
    if statistics and [row[1] for row in resampled(capture, "--origin", "start")] != statistics:
        return "tshark -z io,stat counts otherwise", None
    return None, None


def main():
    captures = dissected.captures()
    failed = False
    for number, capture in enumerate(captures, 1):
        difference, skip = compare(capture)
        failed = failed or difference is not None
        print(f"{'not ok' if difference else 'ok'} {number} - {capture.name}{f' # SKIP {skip}' if skip else ''}")
        if difference:
            print(f"# {difference}")
    print(f"1..{len(captures)}")
    return 1 if failed else 0


sys.exit(main())
