#!/usr/bin/python3
"""Draw large tables with tabshark and with pandas and matplotlib side by side, from the same TSV to the same picture:
seconds, peak memory and ratios.

usage: plot.py TABSHARK GENERATE_VALUES [--points N] [--line N] [--repeat N] [--folder FOLDER]

"whole" is all there is to it: the program's start, reading the file, drawing, writing the PNG. "reading" is the same
without the picture (for Python with both libraries imported), and "drawing" the difference of the two. Of several
runs, which take turns, the fastest counts.
"""
import argparse
import os
import struct
import sys

from measure import generate, measure

SIZE, DPI = (10, 6), 150
START = """import sys
import pandas
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
df = pandas.read_csv(sys.argv[1], sep="\\t")
"""
FINISH = """
fig.savefig(sys.argv[2])
"""
FIGURE = "fig, ax = plt.subplots(figsize=%r, dpi=%d)\n" % (SIZE, DPI)
# A name, what the generator makes, tabshark's options, and matplotlib's call for points as large and lines as wide.
TASKS = [
    ("points", "points", "-x x -y y --style . --alpha 0.2",
     'ax.plot(df["x"], df["y"], ".", markersize=4.32, markeredgewidth=0, alpha=0.2)'),
    ("line", "line", "-x seconds -y level", 'ax.plot(df["seconds"], df["level"], linewidth=1)'),
]


def check_picture(path):
    """A PNG of the size that both are asked for, or nothing was measured."""
    with open(path, "rb") as file:
        head = file.read(24)
    size = struct.unpack(">II", head[16:24])
    if head[:8] != b"\x89PNG\r\n\x1a\n" or size != (SIZE[0] * DPI, SIZE[1] * DPI):
        sys.exit("%s is no picture of %d x %d inches at %d dots an inch" % (path, *SIZE, DPI))


def fastest(commands, repeat):
    """Seconds and megabytes of each command's fastest run; they take turns, so that a busy moment meets all of them."""
    runs = [[measure(command) for command in commands] for _ in range(repeat)]
    return [(cost.seconds, cost.memory) for cost in (min(column) for column in zip(*runs))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("generate")
    parser.add_argument("--points", type=int, default=2_000_000)
    parser.add_argument("--line", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--folder", default=os.environ.get("TMPDIR", "/tmp"))
    arguments = parser.parse_args()
    print("%-22s%-24s%-24s%s" % ("", "tabshark", "pandas and matplotlib", "ratio"))
    for name, kind, options, call in TASKS:
        rows = vars(arguments)[kind]
        path = generate(os.path.join(arguments.folder, "plot-%s-%d.tsv" % (kind, rows)), arguments.generate, kind,
                        str(rows))
        ours, theirs = (os.path.join(arguments.folder, "plot-%s-%s.png" % (name, who)) for who in ("ours", "theirs"))
        reading = [arguments.tabshark, "-q", "open", path, "then"]
        size = ["--size", "%dx%d" % SIZE, "--dpi", str(DPI)]
        found = fastest([
            [*reading, "plot", *options.split(), *size, "-o", ours],
            [*reading, "head", "1"],
            [sys.executable, "-c", START + FIGURE + call + FINISH, path, theirs],
            [sys.executable, "-c", START, path],
        ], arguments.repeat)
        check_picture(ours)
        check_picture(theirs)
        whole, read, other_whole, other_read = found
        for what, our, their in (("whole", whole, other_whole), ("reading", read, other_read)):
            print("%-22s%8.2f s %6.0f MB      %8.2f s %6.0f MB      %.2f" % (
                "%s %d %s" % (name, rows, what), *our, *their, our[0] / their[0]), flush=True)
        draws, other_draws = whole[0] - read[0], other_whole[0] - other_read[0]
        print("%-22s%8.2f s                %8.2f s                %.2f" % (
            "%s %d drawing" % (name, rows), draws, other_draws, draws / other_draws), flush=True)


if __name__ == "__main__":
    main()
