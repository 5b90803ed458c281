#!/usr/bin/env python3
"""What tabshark does when the disk is full, a folder is read-only or missing, or a standard stream is closed: it says
so and ends with exit status 1, no file is half written, an old file stays as it was, and no program is left.

usage: resources.py TABSHARK [all], with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import ctypes
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from commands import (ALL, OLD, RANDOM, SEED, Inputs, empty, expect_error, expect_whole_or_error, is_local, kept,
                      put_old, whole, words_of)
from scene import report
from tap import Skip, expect

NEW_MOUNTS, NEW_USERS = 0x00020000, 0x10000000  # of unshare(2)


# -- Standard streams


def output_goes_nowhere(scene, redirection):
    shell = ["sh", "-c", f'"$@" {redirection}', "sh"]
    for name, command in INPUTS.prints():
        status, _, err = scene.run(*words_of(command), wrapper=shell, stdout=None)
        expect_error(status, err, f"{name} {redirection}", "cannot write ")
        scene.expect_nothing_left()


def sinks_need_no_output(scene):
    """Nothing is printed, so nobody misses what is closed; a file must not get the number of what was."""
    shell = ["sh", "-c", '"$@" >&- <&-', "sh"]
    for name, command in INPUTS.sampled():
        if name == "restore":
            continue  # prints its index
        result = scene.run(*words_of(command), wrapper=shell, stdout=None)
        expect(result[0] == 0, f"{name}: exit status {result[0]}: {result[2]}")
        expect_whole_or_error(scene, name, command, result)
        empty(scene.work)
    status, _, err = scene.run("restore", str(INPUTS.capture), "-o", "out", wrapper=shell, stdout=None)
    expect_error(status, err, "restore", "cannot write ")


def input_is_closed(scene):
    shell = ["sh", "-c", '"$@" <&-', "sh"]
    for words in (["open", "-"], ["read", "-", "-e", "frame.number"], ["streams", "-"]):
        status, out, err = scene.run(*words, wrapper=shell)
        expect_error(status, err, " ".join(words))
        expect(out == b"", f"{words}: printed {out!r}")
        scene.expect_nothing_left()


# -- Disks


def mount(folder, *words):
    if not MOUNTS:
        raise Skip("nothing can be mounted here")
    subprocess.run(["mount", *words, folder], check=True)


def room(scene, size):
    """Makes the working folder a file system of so many bytes."""
    mount(scene.work, "-t", "tmpfs", "-o", f"size={size}", "none")


def leave(scene):
    subprocess.run(["umount", scene.work], check=False)


def disk_is_full(scene):
    """There is a page left for folders, and none for what is in files."""
    room(scene, 16 << 10)
    try:
        for name, command in INPUTS.sampled():
            put_old(scene, command)
            (scene.work / "filler").write_bytes(b"")
            fill(scene.work / "filler")
            status, _, err = scene.run(*words_of(command))
            expect_error(status, err, name)
            expect(re.search("disk is full|No space left", err), f"{name}: does not say that the disk is full: {err!r}")
            (scene.work / "filler").unlink()
            target = scene.work / str(command[-1])
            expect_whole_or_error(scene, name, command, (status, b"", err))
            expect(not target.suffix or kept(target) == OLD, f"{name}: the old file has changed")
            empty(scene.work)
    finally:
        leave(scene)


def fill(path):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


def disk_becomes_full(scene):
    """At any place of what is written: folders and files are as they were, or whole."""
    for name, command in INPUTS.sampled():
        made = whole(name, command)[1]
        sizes = [len(content) for content in made.values()] if isinstance(made, dict) else [len(made)]
        for _ in range(10 if ALL else 2):
            size = max(4096, RANDOM.randrange(sum(sizes) + 8192))
            room(scene, size)
            try:
                result = scene.run(*words_of(command))
                expect_whole_or_error(scene, f"{name}", command, result)
                got = kept(scene.work / str(command[-1]))
                if result[0] != 0 and name in ("lab", "report"):
                    expect(got in (None, {}), f"{name}: a part of the page is there: {sorted(got)}")
            finally:
                leave(scene)


def old_page_stays(scene):
    """A page that has no room is not put over the old one file by file."""
    sheet = scene.root / "sheet.md"
    plots = [f"open {INPUTS.table} then head {rows} then plot -x n -y x --style . -o {rows}.png"
             for rows in (2000, 2200, 2400, 2600)]
    sheet.write_text("\n".join(["# Plots", "", "```tabshark", *plots, "```", ""]))
    expect(scene.run("lab", str(sheet), "-o", "out")[0] == 0, "the page cannot be made")
    names = list(kept(scene.work / "out"))
    needed = sum(-(-len(content) // 4096) * 4096 for content in kept(scene.work / "out").values())
    empty(scene.work)
    for share in (0.3, 0.5, 0.7, 0.9):
        room(scene, 64 << 10 | needed * 2)
        try:
            (scene.work / "out").mkdir()
            for name in names:
                (scene.work / "out" / name).write_bytes(OLD)
            filler = scene.work / "filler"
            fill(filler)
            os.truncate(filler, filler.stat().st_size - int(needed * share))
            status, _, err = scene.run("lab", str(sheet), "-o", "out")
            expect_error(status, err, f"{share} of the room", "the disk is full")
            replaced = [name for name, content in kept(scene.work / "out").items() if content != OLD]
            expect(not replaced, f"with {share} of the room these of the old page were replaced: {replaced}")
        finally:
            leave(scene)


def write_to_full_device(scene):
    for name, command in INPUTS.writes():
        if not is_local(name):
            continue
        os.symlink("/dev/full", scene.work / command[-1])
        status, _, err = scene.run(*words_of(command))
        expect_error(status, err, name, "the disk is full")
        expect(os.readlink(scene.work / command[-1]) == "/dev/full", f"{name}: the link was replaced")
        os.unlink(scene.work / command[-1])
        scene.expect_nothing_left()


def folder_is_read_only(scene):
    for name, command in INPUTS.sampled():
        put_old(scene, command)
        mount(scene.work, "--bind", scene.work)
        mount(scene.work, "-o", "remount,bind,ro")
        try:
            status, _, err = scene.run(*words_of(command))
        finally:
            leave(scene)
        expect_error(status, err, name)
        expect(re.search("read-only|Read-only", err), f"{name}: does not say that the folder is read-only: {err!r}")
        expect(kept(scene.work / str(command[-1])) in (None, OLD), f"{name}: the old file has changed")
        empty(scene.work)


def no_temporary_folder(scene):
    """Nothing needs one."""
    locked = scene.root / "locked"
    locked.mkdir(0o500)
    for number, (name, command) in enumerate(INPUTS.sampled()):
        variables = {"TMPDIR": str(scene.root / "missing" if number % 2 else locked)}
        result = scene.run(*words_of(command), variables=variables)
        expect(result[0] == 0, f"{name}: exit status {result[0]}: {result[2]}")
        expect_whole_or_error(scene, name, command, result)
        empty(scene.work)
    expect(not list(locked.iterdir()), "something is in the folder that cannot be written")


def registry_has_no_place(scene):
    """It is asked for each time, and no part of it is left."""
    cache = scene.root / "places"
    cache.mkdir()
    (cache / "file").write_bytes(b"")
    words = ["read", str(INPUTS.capture), "-e", "frame.number,frame.len", "then", "write", "out.tsv"]
    made = whole("read and write", words)[1]
    places = [cache / "file", "/proc/nowhere"]
    if MOUNTS:
        (cache / "full").mkdir()
        mount(cache / "full", "-t", "tmpfs", "-o", "size=64k", "none")
        places.append(cache / "full")
    try:
        for place in places:
            status, _, err = scene.run(*words, variables={"XDG_CACHE_HOME": str(place)})
            expect(status == 0 and kept(scene.work / "out.tsv") == made, f"{place}: exit status {status}: {err}")
        expect(not list(cache.rglob("fields-*")) and not list(cache.rglob(".tabshark*")),
               "a part of the registry is left")
    finally:
        subprocess.run(["umount", cache / "full"], check=False, stderr=subprocess.DEVNULL)


def list_tests():
    for redirection in (">&-", ">/dev/full"):
        yield f"all prints {redirection}", output_goes_nowhere, redirection
    yield "writing with standard output and input closed", sinks_need_no_output
    yield "reading from closed standard input", input_is_closed
    yield "a full disk", disk_is_full
    yield f"a disk that becomes full, seed {SEED}", disk_becomes_full
    yield "a page over an old one on a full disk", old_page_stays
    yield "/dev/full", write_to_full_device
    yield "a read-only folder", folder_is_read_only
    yield "no temporary folder", no_temporary_folder
    yield "no place for the field registry", registry_has_no_place


def enter_mounts():
    """Into a namespace in which folders can be mounted and nobody else sees it. True if that worked."""
    library = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if user == 0:
        entered = library.unshare(NEW_MOUNTS) == 0
    else:
        entered = library.unshare(NEW_MOUNTS | NEW_USERS) == 0
        if entered:
            pathlib.Path("/proc/self/setgroups").write_text("deny")
            pathlib.Path("/proc/self/uid_map").write_text(f"0 {user} 1")
            pathlib.Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    return entered and shutil.which("mount") and subprocess.run(["mount", "--make-rprivate", "/"], check=False,
                                                                stderr=subprocess.DEVNULL).returncode == 0


if __name__ == "__main__":
    MOUNTS = enter_mounts()
    with tempfile.TemporaryDirectory() as inputs:
        os.chmod(inputs, 0o755)
        INPUTS = Inputs(pathlib.Path(inputs))
        FAILED = report(list_tests())
    sys.exit(FAILED)
