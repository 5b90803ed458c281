#!/usr/bin/python3
"""Weak scaling on a Slurm of the machine's own: one node with its share of captures, then two nodes with twice as many.
Ideally both take as long. A node has one core; the machine needs two that nobody else uses.

usage: scaling.py TABSHARK CAPTURE [--packets N] [--captures N] [--per-task N] [--runs N]

CAPTURE is repeated until it has N packets; a node reads that under so many names.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import tiled_capture

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cluster"))
import slurm  # noqa: E402

CHAIN = ["read", "--timeseries", "-e", "ip.src,ip.dst,frame.len", "then",
         "group", "ip.src,ip.dst", "bytes=sum:frame.len", "count", "then", "sort", "-r", "bytes"]


def run(cluster, tabshark, folder, name, captures, per_task, options):
    """Seconds from submit to the result, processor time of all tasks, bytes of a part, and the result."""
    start = time.monotonic()
    words = [tabshark, "cluster", "submit", "-o", name, "--per-task", str(per_task), "--", *options]
    done = cluster.run(*words, *captures, "then", *CHAIN, cwd=folder)
    if done.returncode != 0:
        sys.exit(done.stderr)
    result = folder / name / "result"
    cluster.wait_until(result.exists, "there is no result", 3600)
    seconds = time.monotonic() - start
    rows = cluster.run(tabshark, "cluster", "status", name, cwd=folder).stdout.splitlines()
    at = rows[0].split("\t").index("processor")
    cluster.wait_for_jobs()
    sizes = [path.stat().st_size for path in (folder / name / "parts").iterdir()]
    return seconds, sum(float(row.split("\t")[at]) for row in rows[1:]), statistics.mean(sizes), result.read_bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("capture")
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--captures", type=int, default=16, help="of a node")
    parser.add_argument("--per-task", type=int, default=4)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    if slurm.missing():
        sys.exit("there is no " + slurm.missing()[0])
    tabshark = os.path.abspath(arguments.tabshark)
    with tempfile.TemporaryDirectory() as name, slurm.Slurm(pathlib.Path(name) / "slurm") as cluster:
        folder = pathlib.Path(name)
        tiled_capture.tile(arguments.capture, arguments.packets, str(folder / "tile.pcap"))
        captures = ["c%03d.pcap" % i for i in range(2 * arguments.captures)]
        for capture in captures:
            os.link(folder / "tile.pcap", folder / capture)
        cluster.environment["XDG_CACHE_HOME"] = str(folder / "cache")
        print("%d captures of %d packets a node, %d a task, medians of %d runs" % (
            arguments.captures, arguments.packets, arguments.per_task, arguments.runs))
        print("%-8s %10s %12s %12s %10s" % ("nodes", "seconds", "processor", "efficiency", "part"))
        base = None
        for nodes in (1, 2):
            runs = []
            for i in range(arguments.runs):
                mine = captures[:nodes * arguments.captures]
                runs.append(run(cluster, tabshark, folder, "out%d-%d" % (nodes, i), mine, arguments.per_task,
                                ["--nodelist=node1"] if nodes == 1 else []))
            single = subprocess.run([tabshark, "--no-cache", *CHAIN[:1], *mine, *CHAIN[1:]], cwd=folder,
                                    capture_output=True,
                                    env=cluster.environment, check=True).stdout
            if any(result != single for *_, result in runs):
                sys.exit("the result is not that of one run")
            seconds, processor, part = (statistics.median(column) for column in list(zip(*runs))[:3])
            base = base or seconds
            print("%-8d %10.1f %12.1f %12.2f %10d" % (nodes, seconds, processor, base / seconds, part))


if __name__ == "__main__":
    main()
