#!/usr/bin/python3
"""Group, resample, sort, describe and filter a large TSV with tabshark, pandas and Miller side by side: seconds, peak
memory and ratios. Each runs alone, from the same file to its result.

usage: query.py TABSHARK GENERATE [--rows N] [--miller-rows N] [--folder FOLDER]

Miller keeps whole records in memory to sort them; where it is given fewer rows than the others, its time is scaled
up to theirs.
"""
import argparse
import os
import shutil
import subprocess
import sys
import time

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


def measure(command):
    """Seconds and megabytes that a command took; None if it failed."""
    start = time.monotonic()
    with open(os.devnull, "w", encoding="utf-8") as null, subprocess.Popen(command, stdout=null) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return (time.monotonic() - start, usage.ru_maxrss / 1024) if process.returncode == 0 else None


def generate(program, folder, rows):
    path = os.path.join(folder, "query-%d.tsv" % rows)
    if not os.path.exists(path):
        with open(path + ".part", "wb") as file:
            subprocess.run([program, str(rows)], stdout=file, check=True)
        os.rename(path + ".part", path)
    return path


def cell(found, ours, scale=1):
    """Seconds, megabytes, and how many times ours."""
    if found is None:
        return "%-26s" % "failed"
    seconds, megabytes = found[0] * scale, found[1]
    ratio = "" if ours is None or found is ours else "%5.1fx" % (seconds / ours[0])
    return "%8.2f s %6.0f MB %-8s" % (seconds, megabytes, ratio)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("generate")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--miller-rows", type=int, default=2_000_000)
    parser.add_argument("--folder", default=os.environ.get("TMPDIR", "/tmp"))
    arguments = parser.parse_args()
    path = generate(arguments.generate, arguments.folder, arguments.rows)
    miller_rows = min(arguments.rows, arguments.miller_rows)
    miller_path = generate(arguments.generate, arguments.folder, miller_rows)
    has_pandas = measure([sys.executable, "-c", "import pandas"]) is not None
    print("%-10s%-26s%-26s%-26s" % ("", "tabshark", "pandas", "Miller (%d rows, scaled)" % miller_rows))
    for name, ours, pandas, miller in TASKS:
        first = measure([arguments.tabshark, "-q", "open", path, "then", *ours.split()])
        second = measure([sys.executable, "-c", PANDAS_START + pandas, path]) if has_pandas else None
        third = measure(["mlr", "--itsv", "--ojson", *miller, miller_path]) if shutil.which("mlr") else None
        print("%-10s%s%s%s" % (name, cell(first, first), cell(second, first),
                               cell(third, first, arguments.rows / miller_rows)), flush=True)


if __name__ == "__main__":
    main()
