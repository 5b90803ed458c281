#!/usr/bin/env python3
"""The first lab, number for number: what the tables of its page say, and what pandas makes of tshark's fields.

usage: lab_pandas.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import io
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import dissected

try:
    import pandas
except ImportError:
    print("1..0 # SKIP pandas is not installed")
    sys.exit(0)

TABSHARK = os.path.abspath(sys.argv[1])
SHEET = pathlib.Path(__file__).resolve().parents[2] / "docs/labs/explore-traffic.md"
ADDRESSES = ["ip.src", "ip.dst"]
SEGMENT = ["tcp.stream", *ADDRESSES, "tcp.seq", "tcp.ack", "tcp.window_size", "tcp.len"]
DESCRIBED = {name: name for name in ("count", "mean", "std", "min", "max")} | {"25%": "p25", "50%": "p50", "75%": "p75"}
SHOWN = 5  # rows at each end of a preview
MISSING = "·"


def page_of(capture, folder):
    """The page's Markdown."""
    command = [TABSHARK, "-q", "lab", SHEET, "--set", f"capture={capture}", "-o", folder]
    subprocess.run(command, env=dissected.environment(), check=True, capture_output=True)
    return (pathlib.Path(folder) / "index.md").read_text(encoding="utf-8")


def tables_of(page):
    """The tables below the chains: of each the rows, from a column's name to the cell, and how many there are in
    all."""
    tables = []
    for match in re.finditer(r"((?:^\|.*\n)+)\n([\d,]+) rows? × ", page, re.M):
        lines = [re.sub(r"\\(.)", r"\1", line)[2:-2].split(" | ") for line in match[1].splitlines()]
        rows = [dict(zip(lines[0], cells)) for cells in lines[2:] if set(cells) != {"…"}]
        tables.append((rows, int(match[2].replace(",", ""))))
    return tables


def read(capture, fields, *more, strict=False):
    """The fields of each packet, the first value of each; times in nanoseconds."""
    options = ["-T", "fields", "-E", "occurrence=f", *more, *dissected.options(["frame.time_epoch", *fields])]
    text = dissected.output_of("tshark", "-n", "-r", capture, *options).decode()
    names = ["time", *fields]
    texts = {name: str for name in ["time", *ADDRESSES]}
    frame = pandas.read_csv(io.StringIO(text), sep="\t", names=names, quoting=3, dtype=texts)
    whole = frame["time"].str.split(".", expand=True)
    frame["time"] = whole[0].astype("int64") * 10**9 + whole[1].astype("int64") if len(frame) > 0 else 0
    return frame.dropna() if strict else frame


def same(cell, value):
    """Is that the value, to the digits that are shown?"""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return cell == MISSING
    if isinstance(value, str):
        return cell == value
    if isinstance(value, pandas.Timestamp):
        # pandas' quantiles of times are doubles: they have some 100 nanoseconds.
        return cell != MISSING and abs(pandas.Timestamp(cell).tz_localize(None).value - value.value) < 1000
    decimals = len(cell.partition(".")[2])
    return cell != MISSING and abs(float(cell) - value) <= 0.5000001 * 10**-decimals + 1e-12 * abs(value)


def differences_of(name, table, expected, total=None):
    """What differs between a table of the page and rows of values, from which the page may leave out the middle."""
    rows, all_rows = table
    if total is not None and all_rows != total:
        return [f"{name}: {all_rows} rows instead of {total}"]
    if len(rows) < all_rows:
        expected = expected[:SHOWN] + expected[-SHOWN:]
    if len(rows) != len(expected):
        return [f"{name}: {len(rows)} rows instead of {len(expected)}"]
    return [
        f"{name}, row {number}: {column} is {row[column]}, pandas says {value}"
        for number, (row, values) in enumerate(zip(rows, expected), 1)
        for column, value in values.items()
        if not same(row[column], value)
    ]


def described(series, name):
    """A row of describe."""
    if len(series) == 0:
        return {"column": name, "count": 0}
    numbers = series.astype("float64").describe()
    return {"column": name, **{ours: float(numbers[theirs]) for theirs, ours in DESCRIBED.items()}}


def described_times(series, name):
    numbers = (series - series.min()).astype("float64").describe()
    first = int(series.min())
    names = {theirs: ours for theirs, ours in DESCRIBED.items() if ours not in ("count", "std")}
    row = {ours: pandas.Timestamp(round(numbers[theirs]) + first) for theirs, ours in names.items()}
    return {**row, "column": name, "count": len(series), "std": float(numbers["std"]) / 1e9}


def records(frame):
    """Rows of values; times as such."""
    rows = frame.rename(columns={"time": "frame.time_epoch"}).to_dict("records")
    for row in rows:
        if "frame.time_epoch" in row:
            row["frame.time_epoch"] = pandas.Timestamp(row["frame.time_epoch"])
    return rows


def seconds_of(packets):
    """Bytes in each second: a table of times and bytes."""
    series = packets["frame.len"].copy()
    series.index = pandas.to_datetime(packets["time"])
    sums = series.resample("1S").sum()
    return pandas.DataFrame({"time": sums.index.astype("int64"), "bytes": sums.to_numpy()})


def sides_of(segments):
    """Stream 10 with the side that sent each packet, and the sums of both."""
    stream = segments[segments["tcp.stream"] == 10].copy()
    if len(stream) == 0:
        return stream, []
    stream["side"] = ["client" if source == stream["ip.src"].iloc[0] else "server" for source in stream["ip.src"]]
    sums = stream.groupby("side", sort=False)["tcp.len"].agg(["count", "sum"])
    return stream, [{"side": side, "packets": row["count"], "bytes": row["sum"]} for side, row in sums.iterrows()]


def compare_packets(tables, packets, dns):
    seconds = seconds_of(packets) if len(packets) > 0 else pandas.DataFrame({"time": [], "bytes": []})
    frames = packets[["frame.number", "frame.len"]]
    time_row = [described_times(seconds["time"], "frame.time_epoch")] if len(seconds) > 0 else [{"count": 0}]
    bytes_row = described(seconds["bytes"], "bytes")
    return [
        *differences_of("the file", tables[0], [{"packets": len(packets), "bytes": int(packets["frame.len"].sum())}]),
        *differences_of("the first frames", tables[1], records(frames.head()), min(len(frames), 5)),
        *differences_of("frames described", tables[2], [described(frames[name], name) for name in frames]),
        *differences_of("DNS", tables[3], [described(dns["frame.len"], "frame.len")]),
        *differences_of("seconds", tables[4], records(seconds), len(seconds)),
        *differences_of("seconds described", tables[5], [*time_row, bytes_row]),
    ]


def compare_segments(tables, segments):
    stream, sides = sides_of(segments)
    largest = segments.groupby("tcp.stream")["tcp.len"].sum()
    top = [{"tcp.stream": int(largest.idxmax()), "bytes": int(largest.max())}] if len(largest) > 0 else []
    return [
        *differences_of("segments", tables[6], records(segments.head()), min(len(segments), 5)),
        *differences_of("stream 10", tables[7], records(stream.head()), min(len(stream), 5)),
        *differences_of("sides", tables[8], sides, len(sides)),
        *differences_of("the largest stream", tables[9], top, len(top)),
    ]


def compare(capture):
    with tempfile.TemporaryDirectory() as folder:
        tables = tables_of(page_of(capture, folder))
    if len(tables) != 10:
        return [f"the page has {len(tables)} tables of chains instead of 10"]
    packets = read(capture, ["frame.number", "frame.len"])
    if not packets["time"].is_monotonic_increasing:
        return []
    dns = read(capture, ["frame.len"], "-Y", "dns")
    segments = read(capture, SEGMENT, strict=True)
    return compare_packets(tables, packets, dns) + compare_segments(tables, segments)


if __name__ == "__main__":
    sys.exit(dissected.compare_captures(compare))
