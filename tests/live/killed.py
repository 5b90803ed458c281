#!/usr/bin/env python3
"""Signals for tshark itself, in the middle of a capture. Those that kill it: no table, no file, an error. Those after
which it would stop reading, as if that were all (4.6): they do not reach it.

usage: killed.py TABSHARK, with FIXTURES in the environment; reports in TAP
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import tap
from tap import Failure, expect

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
PATIENCE = 60
KILLING = [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT]
STOPPING = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]


def tshark_of(process):
    """The number of the tshark that a tabshark has started, once it is one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        for child in children:
            try:
                stat = pathlib.Path(f"/proc/{child}/stat").read_text()
            except OSError:
                continue
            # Only while it sleeps, waiting for more of the capture, is it surely in the middle of it.
            place = pathlib.Path(f"/proc/{child}/wchan").read_text()
            if "(tshark) S" in stat and (place.endswith("pipe_read") or place == "0"):
                return int(child)
        time.sleep(0.02)
    raise Failure("no tshark was started that waits for its capture")


def give(process, data):
    try:
        process.stdin.write(data)
        process.stdin.flush()
    except BrokenPipeError:
        pass


def read_with(number, folder, ignored=False):
    """Exit status, output and messages of a read whose tshark gets a signal in the middle, which whoever started it may
    have chosen to ignore, as a shell does with SIGINT for what it does not wait for."""
    data = FIXTURE.read_bytes()
    words = ["read", "-", "-e", "frame.number,frame.len", "then", "write", "out.tsv", "then", "print"]
    process = subprocess.Popen([TABSHARK, *words], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE,
                               preexec_fn=(lambda: signal.signal(number, signal.SIG_IGN)) if ignored else None)
    give(process, data[: len(data) // 2])
    # What was given is more than a pipe holds, so tshark has read some of it.
    os.kill(tshark_of(process), number)
    give(process, data[len(data) // 2 :])
    try:
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdin = None
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def ended_by(number, folder):
    status, out, err = read_with(number, folder)
    expect(status == 1, f"exit status {status}: {err!r}")
    expect(out == b"", f"{len(out)} bytes of a table that is not whole")
    expect(err.startswith(b"tabshark: tshark "), f"no error: {err!r}")
    expect(not list(folder.iterdir()), f"files are left: {list(folder.iterdir())}")


def goes_on_after(number, folder, ignored):
    status, out, err = read_with(number, folder, ignored)
    expect(status == 0 and out.count(b"\n") == 4021, f"exit status {status}, {len(out)} bytes: {err!r}")


def run_test(test, number, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        test(number, pathlib.Path(folder), *arguments)


def main():
    os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":exitcode=99"
    os.environ.pop("TABSHARK_TSHARK", None)
    tests = [(number.name, ended_by, number) for number in KILLING]
    tests += [(number.name, goes_on_after, number, False) for number in STOPPING]
    tests += [(f"{number.name}, ignored", goes_on_after, number, True) for number in STOPPING]
    return tap.report(tests, run_test)


if __name__ == "__main__":
    sys.exit(main())
