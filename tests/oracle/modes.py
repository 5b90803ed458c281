#!/usr/bin/env python3
"""Is every table identical in all modes: by either engine, from tshark and from the cache, one capture at a time and
eight? Standard output, standard error and exit status, byte for byte, on all captures.

usage: modes.py TABSHARK PROGRAM, with CAPTURES and FIXTURES in the environment; PROGRAM is a tshark that counts how
often it reads; reports in TAP
"""

import functools
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import dissected

TABSHARK, PROGRAM = (os.path.abspath(path) for path in sys.argv[1:3])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
NUMBERS = "frame.number,frame.time_epoch,eth.src,ip.src,ip.dst,ipv6.src,tcp.stream,tcp.seq,tcp.flags,tcp.len,udp.length"

# What columns can be read for; all of it shares a pass.
BY_COLUMNS = [
    f"-e {NUMBERS},tcp.analysis.flags", f"-e {NUMBERS} --occurrence last", f"-e {NUMBERS} --occurrence all",
    "-e ip.src,tcp.len --strict", "-e frame.len --timeseries", "-e ip.src,ip.dst --strict --occurrence last",
]
# Texts, another filter, and the packet list.
BY_FIELDS = [
    "-Y frame -e frame.protocols,http.host,dns.qry.name,tcp.options,icmp.type",
    "-Y frame -e dns.qry.name,ip.src --occurrence all",
    "-Y 'ip or ipv6' -c 500",
]


def chains(captures, reads, *options):
    names = " ".join(shlex.quote(str(capture)) for capture in captures)
    return "".join(f"read {names} {read} {' '.join(options)}\n\n" for read in reads)


class Modes:
    """Runs files of chains over one capture."""

    def __init__(self, folder, caches):
        self.folder, self.caches = pathlib.Path(folder), caches

    def run(self, text, cache=None):
        """Exit status, standard output and standard error, and how often tshark read a capture."""
        count = self.folder / "count"
        count.unlink(missing_ok=True)
        (self.folder / "chains").write_text(text)
        own = dict(dissected.environment(), TABSHARK_TSHARK=PROGRAM, COUNT=str(count),
                   TABSHARK_CACHE="on" if cache else "off")
        own["XDG_CACHE_HOME"] = str(cache or self.caches)
        done = subprocess.run([TABSHARK, "run", self.folder / "chains"], env=own, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        return (done.returncode, done.stdout, done.stderr), count.read_bytes().count(b"\n") if count.exists() else 0


def first_difference(a, b):
    lines = [output.splitlines() for output in (b"".join(a[1:]), b"".join(b[1:]))]
    return next((pair for pair in zip(*lines) if pair[0] != pair[1]), (a[0], b[0]))


def compare(capture, caches):
    differences = []
    with tempfile.TemporaryDirectory() as folder:
        modes = Modes(folder, caches)
        kept = pathlib.Path(folder) / "cache"
        # tshark's fields, which take long to ask for.
        shutil.copytree(caches, kept)

        def check(name, wanted, text, cache=None, reads=None):
            got, count = modes.run(text, cache)
            if got != wanted:
                differences.append(f"{name}: {first_difference(wanted, got)}")
            if reads is not None and count != reads:
                differences.append(f"{name}: tshark read {count} times")

        one, two = [capture], [capture, FIXTURE]
        fields, _ = modes.run(chains(one, BY_COLUMNS, "--engine", "fields"))
        texts, _ = modes.run(chains(one, BY_FIELDS, "--engine", "fields"))
        if dissected.release() < (4, 1):  # later ones are read by -T fields alone
            check("columns", fields, chains(one, BY_COLUMNS, "--engine", "columns"))
        check("cold", fields, chains(one, BY_COLUMNS), kept)
        check("warm", fields, chains(one, BY_COLUMNS), kept, 0)
        check("cold, by fields", texts, chains(one, BY_FIELDS), kept)
        check("warm, by fields", texts, chains(one, BY_FIELDS), kept, 0)
        pair, _ = modes.run(chains(two, BY_COLUMNS, "--jobs", "1"))
        check("8 jobs, one capture warm", pair, chains(two, BY_COLUMNS, "--jobs", "8"), kept)
        check("8 jobs, warm", pair, chains(two, BY_COLUMNS, "--jobs", "8"), kept, 0)
    return differences


def wait_until_old():
    """Of programs that have just been built nothing is kept: they might be built again within the same tick."""
    built = max(os.stat(path).st_ctime for path in (TABSHARK, PROGRAM))
    time.sleep(max(0, min(3, built + 2.5 - time.time())))


def main():
    wait_until_old()
    with tempfile.TemporaryDirectory() as caches:
        modes = Modes(caches, caches)
        modes.run(chains([FIXTURE], ["-e frame.number -c 1"]))
        for name in ("chains", "count"):
            (pathlib.Path(caches) / name).unlink(missing_ok=True)
        return dissected.compare_captures(functools.partial(compare, caches=caches))


if __name__ == "__main__":
    sys.exit(main())
