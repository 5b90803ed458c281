#!/usr/bin/env python3
"""A task of a cluster that is stopped, runs twice at the same time, or has no room for its part.

usage: task.py TABSHARK, with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys

sys.path.insert(1, str(pathlib.Path(__file__).parents[1] / "live"))
from scene import FIXTURE, PATIENCE, Scene, eventually, report  # pylint: disable=wrong-import-position
from tap import Skip, expect  # pylint: disable=wrong-import-position

CHAIN = ["then", "read", "-e", "ip.src,frame.len", "then", "group", "ip.src", "bytes=sum:frame.len"]


class Prepared(Scene):
    """A prepared folder with one task of two captures, and an empty TMPDIR."""

    def __init__(self, root):
        super().__init__(root)
        for name in ("a.pcapng", "b.pcapng"):
            shutil.copy(FIXTURE, self.work / name)
        status, _, err = self.run("cluster", "submit", "--prepare", "-o", "out", "a.pcapng", "b.pcapng", *CHAIN)
        expect(status == 0, err)

    def place(self, folder):
        return self.tmp if folder == "tmp" else self.work / folder

    def files(self, folder):
        return sorted(path.name for path in self.place(folder).iterdir())

    def missing(self):
        return self.run("cluster", "status", "out", "--missing")[1].decode()


def stopped(scene, how):
    """By Slurm, whose time limit has come, or by somebody with scancel."""
    process = scene.start("cluster", "task", "out", "0", stand_in="hangs")
    eventually(lambda: scene.files("tmp"), "there is no file in TMPDIR")
    scene.wait_for("sleep")
    process.send_signal(how)
    process.communicate(timeout=PATIENCE)
    expect(process.returncode == -how, f"ended with {process.returncode}")
    for folder in ("tmp", "out/parts", "out/tasks"):
        expect(not scene.files(folder), f"in {folder}: {scene.files(folder)}")


def twice_at_once(scene):
    both = [scene.start("cluster", "task", "out", "0", "--again") for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=PATIENCE)
        expect(process.returncode == 0, err)
    expect(scene.files("out/parts") == ["00000.part"], f"parts: {scene.files('out/parts')}")
    collected = scene.run("-q", "cluster", "collect", "out")
    single = scene.run("-q", "read", "a.pcapng", "b.pcapng", *CHAIN[2:])
    expect(collected == single, f"{collected} instead of {single}")


def all_cores(scene):
    """Captures that are read together give the part of captures that are read one by one."""
    parts = []
    for options in (["--jobs", "2"], ["--again"]):
        status, _, err = scene.run("cluster", "task", "out", "0", *options)
        expect(status == 0, err)
        parts.append(scene.run("-q", "cluster", "collect", "out"))
    expect(parts[0] == parts[1], f"{parts[0]} instead of {parts[1]}")


def is_full(text):
    return "the disk is full" in text or "No space left on device" in text


def no_room(scene, folder):
    """The disk of one node is full: the folder is, in a name space of the task's own."""
    if not can_mount():
        raise Skip("only root can mount")
    place = shlex.quote(str(scene.place(folder)))
    mount = f"mount -t tmpfs -o size=8k none {place} && head -c 100000 /dev/zero > {place}/x 2>/dev/null; "
    script = mount + 'exec "$0" "$@"'
    status, _, err = scene.run("cluster", "task", "out", "0", wrapper=["unshare", "-m", "sh", "-c", script])
    expect(status == 1 and is_full(err), f"{status}: {err}")
    expect(not scene.files("out/parts") and not scene.files("tmp"), "something is left")
    missing = scene.missing().splitlines()[1:]
    expect(len(missing) == 2 and all(is_full(line) for line in missing), missing)
    status, _, err = scene.run("cluster", "collect", "out")
    expect(status == 1 and "lack 2 of 2 captures" in err, f"{status}: {err}")
    status, _, err = scene.run("cluster", "task", "out", "0")
    expect(status == 0, f"on another node: {err}")


def can_mount():
    return os.getuid() == 0 and subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0


def list_tests():
    for how in (signal.SIGTERM, signal.SIGINT):
        yield f"{how.name} leaves nothing behind", stopped, how
    yield "a task that runs twice at the same time", twice_at_once
    yield "two captures at a time", all_cores
    for folder in ("tmp", "out/parts"):
        yield f"a full disk: {folder}", no_room, folder


if __name__ == "__main__":
    sys.exit(report(list_tests(), Prepared))
