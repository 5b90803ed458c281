#!/usr/bin/env python3
"""Does info say what capinfos does? On all captures: every value against capinfos' table report, which info does not
read, and the number of packets also against tshark; compressed, cut short and from standard input too.

usage: info.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import csv
import datetime
import decimal
import gzip
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
REPORT = ["-T", "-M", "-S", "-r", "-m", "-Q", "-t", "-E", "-l", "-c", "-s", "-d", "-u", "-a", "-e", "-i", "-z", "-x",
          "-o"]
# In the order of the table report, whatever the order of the options.
COLUMNS = ["file", "type", "encapsulation", "snap_length", "inferred_min", "inferred_max", "packets", "size", "bytes"]
COLUMNS += ["duration", "first", "last", "bit_rate", "mean_size", "packet_rate", "in_order"]
DAMAGED = 3


def run(*command, **more):
    return subprocess.run([str(word) for word in command], env=dissected.environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, **more)


def said_by_tabshark(capture, *options, **more):
    result = run(TABSHARK, "-q", "info", *options, capture, "then", "print", "--format", "csv", **more)
    if result.returncode not in (0, DAMAGED):
        raise ValueError(result.stderr.decode(errors="replace"))
    row, = csv.DictReader(result.stdout.decode().splitlines())
    return row, result.returncode


def said_by_capinfos(capture):
    result = run("capinfos", *REPORT, capture)
    row = dict(zip(COLUMNS, next(csv.reader([result.stdout.decode()]))))
    known = {name: "" if value in ("n/a", "(not set)", "Unknown") else value for name, value in row.items()}
    # Of packets at one moment there are no rates; the table report says 0, the long one n/a.
    if known["duration"] == "" or decimal.Decimal(known["duration"]) == 0:
        known["bit_rate"] = known["packet_rate"] = ""
    known["snap_length"] = known["snap_length"] or known["inferred_max"]
    return known, result.returncode


def iso_time(seconds):
    if seconds == "":
        return ""
    nanoseconds = int(decimal.Decimal(seconds).scaleb(9))
    when = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=nanoseconds // 10**9)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{nanoseconds % 10**9:09}Z"


def same(name, value, wanted):
    if name in ("first", "last"):
        return value == iso_time(wanted)
    if name == "in_order":
        return value == wanted.lower()
    if name in ("bit_rate", "packet_rate", "mean_size", "duration") and value != "":
        return wanted != "" and decimal.Decimal(value) == decimal.Decimal(wanted)
    return value == wanted


def compare_one(capture, label, differences, compression=""):
    row, status = said_by_tabshark(capture, "--hash")
    wanted, capinfos_status = said_by_capinfos(capture)
    for name in COLUMNS[1:]:
        if name in row and not same(name, row[name], wanted[name]):
            differences.append(f"{label}: {name} {row[name]!r}, capinfos has {wanted[name]!r}")
    if row["file"] != str(capture) or row["compression"] != compression:
        differences.append(f"{label}: file {row['file']!r}, compression {row['compression']!r}")
    if row["sha256"] != hashlib.sha256(capture.read_bytes()).hexdigest():
        differences.append(f"{label}: another SHA-256")
    if (status == DAMAGED) != (capinfos_status != 0):
        differences.append(f"{label}: exit status {status}, capinfos {capinfos_status}")
    listed = run("tshark", "-n", "-r", capture, "-T", "fields", "-e", "frame.number").stdout
    if row["packets"] != str(listed.count(b"\n")):
        differences.append(f"{label}: {row['packets']} packets, tshark lists {listed.count(bytes([10]))}")
    return row


def compare(capture):
    differences = []
    row = compare_one(capture, "as it is", differences)
    with tempfile.TemporaryDirectory() as folder, open(capture, "rb") as file:
        for_input, _ = said_by_tabshark("-", stdin=file)
        if {**for_input, "file": str(capture)} != {name: row[name] for name in row if name != "sha256"}:
            differences.append(f"from standard input: {for_input}")
        packed = pathlib.Path(folder) / "packed.gz"
        packed.write_bytes(gzip.compress(capture.read_bytes()))
        compare_one(packed, "compressed", differences, "gzip")
        cut = pathlib.Path(folder) / "cut"
        cut.write_bytes(capture.read_bytes()[:-1])
        compare_one(cut, "cut short", differences)
    return differences


if __name__ == "__main__":
    sys.exit(dissected.compare_captures(compare))
