#!/usr/bin/python3
"""Group, resample, sort, describe and filter a large TSV with tabshark, pandas and Miller side by side: seconds, peak
memory and ratios. Each runs alone, from the same file to its result.

usage: query.py TABSHARK GENERATE [--rows N] [--miller-rows N] [--folder FOLDER]

Miller keeps whole records in memory to sort them; where it is given fewer rows than the others, its time is scaled
up to theirs.
"""
import argparse
import importlib.util
import os
import shutil
import sys

from measure import generate, measure

PANDAS_START = """import sys, pandas
df = pandas.read_csv(sys.argv[1], sep="\\t", parse_dates=["frame.time_epoch"])
"""
PERCENTILES = "count,mean,stddev,min,p25,p50,p75,max"
# A name, and what each of the three is told to do.
TASKS = [
    ("group", "group tcp.stream bytes=sum:tcp.len then head 1",
     "print(df.groupby('tcp.stream')['tcp.len'].sum().head(1))",
     ["stats1", "-a", "sum", "-f", "tcp.len", "-g", "tcp.stream", "then", "head", "-n", "1"]),
    ("resample", "resample 1s bytes=sum:frame.len then head 1",
     "print(df.set_index('frame.time_epoch')['frame.len'].resample('1S').sum().head(1))",
     ["put", '$second=splitax(${frame.time_epoch},".")[1]', "then", "stats1", "-a", "sum", "-f", "frame.len", "-g",
      "second", "then", "head", "-n", "1"]),
    ("sort", "sort -r frame.len then head 1",
     "print(df.sort_values('frame.len', ascending=False, kind='stable').head(1))",
     ["sort", "-nr", "frame.len", "then", "head", "-n", "1"]),
    ("describe", "describe", "print(df.describe(include='all', datetime_is_numeric=True))",
     ["stats1", "-i", "-a", PERCENTILES, "-f", "frame.number,tcp.stream,frame.len,tcp.len"]),
    ("where", "where tcp.len>1000&&ip.src==10.0.0.0/21 then head 1",
     "print(df[(df['tcp.len'] > 1000) & df['ip.src'].str.match(r'10\\.0\\.[0-7]\\.')].head(1))",
     ["filter", '${tcp.len} > 1000 && ${ip.src} =~ "^10\\.0\\.[0-7]\\."', "then", "tac", "then", "head", "-n", "1"]),
]


def cell(found, ours, scale=1):
    """Seconds, megabytes, and how many times ours."""
    if found is None:
        return "%-26s" % "failed"
    seconds, megabytes = found.seconds * scale, found.memory
    ratio = "" if ours is None or found is ours else "%5.1fx" % (seconds / ours.seconds)
    return "%8.2f s %6.0f MB %-8s" % (seconds, megabytes, ratio)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("generate")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--miller-rows", type=int, default=2_000_000)
    parser.add_argument("--folder", default=os.environ.get("TMPDIR", "/tmp"))
    arguments = parser.parse_args()
    miller_rows = min(arguments.rows, arguments.miller_rows)
    path, miller_path = (generate(os.path.join(arguments.folder, "query-%d.tsv" % rows), arguments.generate, str(rows))
                         for rows in (arguments.rows, miller_rows))
    has_pandas = importlib.util.find_spec("pandas") is not None
    print("%-10s%-26s%-26s%-26s" % ("", "tabshark", "pandas", "Miller (%d rows, scaled)" % miller_rows))
    for name, ours, pandas, miller in TASKS:
        first = measure([arguments.tabshark, "-q", "open", path, "then", *ours.split()], may_fail=True)
        second = measure([sys.executable, "-c", PANDAS_START + pandas, path], may_fail=True) if has_pandas else None
        mlr = ["mlr", "--itsv", "--ojson", *miller, miller_path]
        third = measure(mlr, may_fail=True) if shutil.which("mlr") else None
        print("%-10s%s%s%s" % (name, cell(first, first), cell(second, first),
                               cell(third, first, arguments.rows / miller_rows)), flush=True)


if __name__ == "__main__":
    main()
