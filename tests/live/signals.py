#!/usr/bin/env python3
"""Ctrl-C, which goes to tabshark and all its programs, and SIGTERM to tabshark alone, at moments that a seed chooses:
no program is left, no temporary file, and of what is made all or nothing.

usage: signals.py TABSHARK [MOMENTS], with FIXTURES and STAND_INS in the environment; reports in TAP

MOMENTS (50) are shared by the commands. SIGNALS_SEED takes the moments of another run again.
"""

import os
import pathlib
import random
import signal
import sys
import tempfile
import time

from commands import Inputs, empty, kept, put_old, whole, words_of
from scene import processes_of, report
from tap import Failure, expect

SEED = int(os.environ.get("SIGNALS_SEED", random.SystemRandom().randrange(10**6)))
MOMENTS = int(sys.argv[2]) if len(sys.argv) > 2 else 50
RANDOM = random.Random(SEED)
COMMANDS = ["read and write", "several captures", "plot .png", "a page of plots", "streams", "restore", "lab", "report"]
# Under a sanitizer: it looks for leaks at the end in a process of its own, which outlives a killed program for a
# moment.
NO_LEAKS = {"ASAN_OPTIONS": "exitcode=99:detect_leaks=0"}


def is_whole_or_old(target, made, old, ended):
    """None is what there was before."""
    now = kept(target)
    if not isinstance(made, dict):
        expect(now in (made, old), f"{target.name} is neither what was there nor what should be")
        return
    for name, content in (now or {}).items():
        expect(made.get(name) == content, f"{name} in {target.name} is not whole")
    # What a page shows is there before the page.
    expect("index.html" not in (now or {}) or now == made, f"the page lacks {sorted(set(made) - set(now or {}))}")
    expect(now == made or not ended, "it ended well, but not all is there")


def stopped(scene, name, command, how):
    """At a moment of the command, which is run once to know how long that takes."""
    made = whole(name, command)[1]
    begun = time.monotonic()
    scene.run(*words_of(command))
    lasts = time.monotonic() - begun
    empty(scene.work)
    moments = [RANDOM.random() * lasts * 1.05 for _ in range(max(1, MOMENTS // (2 * len(COMMANDS)) + 1))]
    for moment in moments:
        target = scene.work / str(command[-1])
        put_old(scene, command)
        old = kept(target)
        process = scene.start(*words_of(command), variables=NO_LEAKS)
        time.sleep(moment)
        if process.poll() is None:
            (os.killpg if how == signal.SIGINT else os.kill)(process.pid, how)
        status, _, err = scene.end()
        try:
            expect(status in (0, -how), f"ended with {status}: {err[:600]!r}")
            expect(status == 0 or err == "", f"says {err[:600]!r}")
            # At once, since tabshark ends its programs before itself.
            left = processes_of(process.pid)
            expect(not left, f"still run: {left}")
            scene.expect_nothing_runs()
            names = sorted(path.name for path in scene.work.iterdir())
            expect(names in ([], [target.name]), f"in the folder: {names}")
            is_whole_or_old(target, made, old, status == 0)
        except Failure as failure:
            raise Failure(f"seed {SEED}, {moment * 1000:.0f} of {lasts * 1000:.0f} ms: {failure}") from None
        empty(scene.work)


def list_tests():
    commands = dict(INPUTS.writes())
    for name in COMMANDS:
        yield f"Ctrl-C while: {name}", stopped, name, commands[name], signal.SIGINT
        yield f"SIGTERM while: {name}", stopped, name, commands[name], signal.SIGTERM


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as inputs:
        INPUTS = Inputs(pathlib.Path(inputs))
        FAILED = report(list_tests())
    sys.exit(FAILED)
