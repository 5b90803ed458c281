#!/usr/bin/env python3
"""Does read give row for row what tshark prints? On all captures, for a few fields, with a filter, and for all fields
of the common protocols that occur.

usage: tshark_rows.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import datetime
import decimal
import os
import re
import sys

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
FEW = ["frame.number", "frame.len", "ip.src", "tcp.stream", "tcp.len"]
FILTER = "tcp.len > 0 or udp or icmp"
BOOLEANS = {b"1": b"true", b"True": b"true", b"0": b"false", b"False": b"false", b"": b""}


def rows_of_tabshark(capture, fields, *more):
    text = dissected.output_of(TABSHARK, "-q", "read", capture, *more, *dissected.options(fields))
    lines = text.split(b"\n")[:-1]
    if lines[0].decode().split("\t") != fields:
        raise ValueError(f"columns {lines[0]!r}")
    return [line.split(b"\t") for line in lines[1:]]


def iso_time(seconds, fraction):
    when = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{fraction:0<9}Z".encode()


def from_epoch(cell):
    """A count of seconds with nine decimals, as frame.time_epoch has it."""
    nanoseconds = int(decimal.Decimal(cell.decode()).scaleb(9))
    return iso_time(nanoseconds // 10**9, f"{nanoseconds % 10**9:09}")


def from_calendar(cell):
    """Such as "Jan  7, 2010 19:38:34.341715000 UTC", which newer releases print in ISO 8601."""
    text = cell.decode()
    match = re.fullmatch(r"(\w+ +\d+, \d+ \d+:\d+:\d+)\.(\d+) \w+", text)
    if match is None:
        return re.sub(rb"\+0000$", b"Z", cell)
    when = datetime.datetime.strptime(re.sub(" +", " ", match[1]), "%b %d, %Y %H:%M:%S")
    return iso_time((when - datetime.datetime(1970, 1, 1)).total_seconds(), match[2])


def expected_cell(cell, field, ft):
    """What tabshark makes of a cell of tshark's."""
    if cell == b"":
        return cell
    if ft in ("FT_BOOLEAN", "FT_NONE"):
        return BOOLEANS.get(cell, cell)
    if field == "frame.time_epoch":
        return from_epoch(cell)
    if ft == "FT_ABSOLUTE_TIME":
        return from_calendar(cell)
    return cell


def same(cell, expected, ft):
    if cell != expected and ft in ("FT_FLOAT", "FT_DOUBLE"):
        return float(cell) == float(expected)
    if cell != expected and ft == "FT_RELATIVE_TIME":
        return decimal.Decimal(cell.decode()) == decimal.Decimal(expected.decode())
    return cell == expected


def compare(capture, fields, types, *more):
    """A list of differences."""
    expected = dissected.rows_of_tshark(capture, fields, *more)
    rows = rows_of_tabshark(capture, fields, *more)
    if len(rows) != len(expected):
        return [f"{len(rows)} rows, tshark has {len(expected)}"]
    differences = []
    for number, (row, wanted) in enumerate(zip(rows, expected), 1):
        for field, cell, raw in zip(fields, row, wanted):
            if not same(cell, expected_cell(raw, field, types[field]), types[field]):
                differences.append(f"row {number}, {field} ({types[field]}): {cell!r}, tshark has {raw!r}")
        if len(row) != len(wanted):
            differences.append(f"row {number} has {len(row)} cells")
    return differences


def compare_all(capture, types):
    differences = compare(capture, FEW, types)
    differences += compare(capture, FEW, types, "-Y", FILTER)
    for chunk in dissected.chunks(dissected.fields_in(capture, types)):
        differences += compare(capture, chunk, types, "-c", dissected.PACKETS)
    return differences


def main():
    types = dissected.registry()
    return dissected.compare_captures(lambda capture: compare_all(capture, types))


if __name__ == "__main__":
    sys.exit(main())
