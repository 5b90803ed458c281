#!/usr/bin/python3
"""The notebook on a large capture with tabshark and with Python (pandas, matplotlib and three runs of tshark), side by
side: medians of seconds, peak memory and ratios. tabshark runs cold, when nothing of the capture is kept, warm, right
after that, and without its cache.

usage: notebook.py TABSHARK CAPTURE CHAINS SHEET [--packets N] [--runs N]

CAPTURE is repeated until it has so many packets (500,000); medians are of so many runs (5); CHAINS is the notebook for
tabshark, which reads CAPTURE. SHEET is the lab sheet, which does more: it asks capinfos, and reads the capture once
more with a filter.
"""
import argparse
import os
import pathlib
import statistics
import sys
import tempfile

import measure
import tiled_capture

HERE = pathlib.Path(__file__).resolve().parent


def run(command, folder):
    """Seconds and peak megabytes of a command or a program it ran; ends the benchmark if it fails."""
    own = dict(os.environ)
    if command[0] != sys.executable:
        own.update(TABSHARK_CACHE="on", XDG_CACHE_HOME=os.path.join(folder, "cache"))
    cost = measure.measure(command, cwd=folder, env=own)
    return cost.seconds, cost.memory


def chains_for(chains, capture, large, folder):
    """The notebook's chains with another capture."""
    text = pathlib.Path(chains).read_text(encoding="utf-8")
    name = os.path.relpath(capture, HERE.parent.parent)
    if name not in text:
        sys.exit("%s does not read %s" % (chains, name))
    path = os.path.join(folder, "notebook.chains")
    pathlib.Path(path).write_text(text.replace(name, large), encoding="utf-8")
    return path


class Times:
    """Measurements of commands under their names, in order."""

    def __init__(self, folder):
        self.folder, self.runs = folder, {}

    def add(self, name, command):
        self.runs.setdefault(name, []).append(run(command, self.folder))

    def seconds(self, name):
        return statistics.median(seconds for seconds, _ in self.runs[name])

    def show(self, base):
        for name, runs in self.runs.items():
            seconds = self.seconds(name)
            print("%-28s %8.2f s %8.0f MB %8.3f" % (name, seconds, max(peak for _, peak in runs),
                                                    seconds / self.seconds(base)))


def run_once(times, tabshark, python, commands):
    """Python, then each command of tabshark without the cache, cold and warm."""
    times.add("Python", python)
    for name, words in commands.items():
        run([tabshark, "cache", "clear"], times.folder)
        times.add(name + ", no cache", [tabshark, "-q", "--no-cache", *words])
        times.add(name + ", cold", [tabshark, "-q", *words])
        times.add(name + ", warm", [tabshark, "-q", *words])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("capture")
    parser.add_argument("chains")
    parser.add_argument("sheet")
    parser.add_argument("--packets", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.pcap")
        tiled_capture.tile(arguments.capture, arguments.packets, large)
        chains = chains_for(arguments.chains, arguments.capture, large, folder)
        tabshark, sheet = os.path.abspath(arguments.tabshark), os.path.abspath(arguments.sheet)
        commands = {
            "tabshark run": ["run", chains],
            "tabshark lab": ["lab", sheet, "--set", "capture=" + large, "-o", os.path.join(folder, "lab")],
        }
        python = [sys.executable, str(HERE / "notebook_steps.py"), large, folder]
        times = Times(folder)
        # Wireshark's fields and the fonts, which are looked for once.
        small = "capture=" + os.path.abspath(arguments.capture)
        run([tabshark, "-q", "lab", sheet, "--set", small, "-o", os.path.join(folder, "first")], folder)
        for _ in range(arguments.runs):
            run_once(times, tabshark, python, commands)
        print("%d packets, medians of %d runs, ratios to Python" % (arguments.packets, arguments.runs))
        times.show("Python")


if __name__ == "__main__":
    main()
