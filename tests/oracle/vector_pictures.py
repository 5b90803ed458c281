#!/usr/bin/env python3
"""Do an SVG and a PDF show what the PNG of the same chart does? librsvg and poppler turn them into pixels, and so into
pictures that can be laid upon it.

usage: vector_pictures.py TABSHARK; reports in TAP
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile

TABSHARK = os.path.abspath(sys.argv[1])
BLOCK = 10  # pixels: how letters and lines meet single ones differs from program to program, their ink hardly does
MEAN = 2  # difference over the page, of 255
WORST = 45  # difference in a block

try:
    import matplotlib.image
    import numpy
except ImportError as error:
    print("1..0 # SKIP", error)
    sys.exit(0)
for program in ("rsvg-convert", "pdftoppm"):
    if shutil.which(program) is None:
        print(f"1..0 # SKIP there is no {program}")
        sys.exit(0)

CHARTS = {
    "a line": ["--title", "A & <b>", "-x", "t", "-y", "a"],
    "rings and a legend": ["-x", "t", "-y", "a,b", "--style", "o", "--alpha", "0.5"],
    "dashes": ["-x", "t", "-y", "a", "--style", "r--", "--xlabel", "a long label " * 30],
    "bars": ["-x", "t", "-y", "a", "--kind", "bars", "--xlim", "0,9"],
    "thin bars": ["-x", "t", "-y", "a", "--kind", "bars"],
    "an area": ["-x", "t", "-y", "b", "--kind", "area"],
    "a histogram, logarithmic": ["-x", "b", "--kind", "histogram", "--logx"],
    "20,000 points": ["-x", "a", "-y", "b", "--style", ".", "--alpha", "0.2", "--xlim", "0,1e9"],
    "an odd page": ["-x", "t", "-y", "a", "--size", "5.37x3.11", "--dpi", "97"],
}


def pixels(path):
    return matplotlib.image.imread(path)[:, :, :3] * 255


def blocks(picture):
    height, width = (size // BLOCK * BLOCK for size in picture.shape[:2])
    cut = picture[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3)
    return cut.mean(axis=(1, 3))


def compare(options):
    """What differs, in sentences. In the folder with table.tsv."""
    dpi = options[options.index("--dpi") + 1] if "--dpi" in options else "150"
    chain = [word for name in ("png", "svg", "pdf") for word in ["then", "plot", "-o", f"chart.{name}", *options]]
    run(TABSHARK, "-q", "open", "table.tsv", *chain)
    run("rsvg-convert", "-d", dpi, "-p", dpi, "chart.svg", "-o", "svg.png")
    run("pdftoppm", "-r", dpi, "-png", "-singlefile", "chart.pdf", "pdf")
    png, differences = pixels("chart.png"), []
    for name in ("svg", "pdf"):
        other = pixels(f"{name}.png")
        if abs(other.shape[0] - png.shape[0]) > 1 or abs(other.shape[1] - png.shape[1]) > 1:
            differences.append(f"{name}: {other.shape} pixels and not {png.shape}")
            continue
        height, width = (min(png.shape[i], other.shape[i]) for i in (0, 1))
        apart = numpy.abs(blocks(png[:height, :width]) - blocks(other[:height, :width]))
        if apart.mean() > MEAN or apart.max() > WORST:
            differences.append(f"{name}: {apart.mean():.2f} on average, {apart.max():.0f} at worst")
    return differences


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def write_table():
    chance = random.Random(4)
    with open("table.tsv", "w") as table:
        print("t", "a", "b", sep="\t", file=table)
        for i in range(25_000):
            print(i / 1000, round(1e8 * chance.gauss(5, 1)), abs(chance.gauss(0, 1)) + 1e-3, sep="\t", file=table)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    write_table()
    failed = 0
    print(f"1..{len(CHARTS)}")
    for number, (title, words) in enumerate(CHARTS.items(), 1):
        found = compare(words)
        failed += bool(found)
        print("not ok" if found else "ok", number, "-", title)
        for sentence in found:
            print("#", sentence)
sys.exit(failed > 0)
