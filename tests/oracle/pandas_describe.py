#!/usr/bin/env python3
"""Does describe agree with pandas, to 12 significant digits? On all captures, for all fields of numbers that occur.

usage: pandas_describe.py TABSHARK, with CAPTURES and FIXTURES in the environment; reports in TAP
"""

import json
import math
import os
import sys

import dissected

try:
    import pandas
except ImportError:
    print("1..0 # SKIP there is no pandas")
    sys.exit(0)

TABSHARK = os.path.abspath(sys.argv[1])
NAMES = {"count": "count", "mean": "mean", "std": "std", "min": "min", "25%": "p25", "50%": "p50", "75%": "p75"}
NAMES["max"] = "max"


def is_numeric(field, ft):
    if field == "frame.time_epoch":
        return False  # a time to tabshark, whatever the registry says
    return dissected.INTEGERS.match(ft) or ft in ("FT_FLOAT", "FT_DOUBLE") or ft == "FT_RELATIVE_TIME"


def number(cell):
    """A number as tshark prints it, decimal or hexadecimal; missing is NaN."""
    text = cell.decode()
    if not text:
        return math.nan
    return int(text, 16) if text.startswith("0x") else float(text)


def described_by_pandas(capture, fields):
    rows = dissected.rows_of_tshark(capture, fields)
    table = pandas.DataFrame([[number(cell) for cell in row] for row in rows], columns=fields, dtype="float64")
    return table.describe()


def described_by_tabshark(capture, fields):
    text = dissected.output_of(
        TABSHARK, "-q", "read", capture, *dissected.options(fields), "then", "describe", "then", "print", "--format",
        "json"
    )
    return {row["column"]: row for row in json.loads(text)}


def agree(ours, theirs, ft):
    if math.isnan(theirs):
        return ours is None
    if ours is None:
        return False
    # Durations are whole nanoseconds. A deviation that should be 0 is a rounding error in pandas.
    absolute = 5.01e-10 if ft == "FT_RELATIVE_TIME" else 1e-9
    return math.isclose(float(ours), theirs, rel_tol=1e-12, abs_tol=absolute)


def compare(capture, types):
    fields = [field for field in dissected.fields_in(capture, types) if is_numeric(field, types[field])]
    differences = []
    for chunk in dissected.chunks(fields):
        theirs = described_by_pandas(capture, chunk)
        ours = described_by_tabshark(capture, chunk)
        for field in chunk:
            for name, our_name in NAMES.items():
                if not agree(ours[field][our_name], theirs[field][name], types[field]):
                    differences.append(
                        f"{our_name} of {field} ({types[field]}): {ours[field][our_name]}, "
                        f"pandas has {theirs[field][name]!r}"
                    )
    return differences


def main():
    types = dissected.registry()
    return dissected.compare_captures(lambda capture: compare(capture, types))


if __name__ == "__main__":
    sys.exit(main())
