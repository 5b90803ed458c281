#!/usr/bin/env python3
"""What tabshark does when open files, memory or processes run out, and with a thousand captures: it says what is
lacking and ends with exit status 1, no file is half written, an old file stays as it was, and no program is left.

usage: limits.py TABSHARK [all], with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

from commands import (OLD, SEED, Inputs, empty, expect_error, expect_whole_or_error, is_local, kept, put_old, sample,
                      words_of)
from scene import FIXTURE, PATIENCE, STAND_INS, TABSHARK, report
from tap import Failure, Skip, expect

SANITIZED = b"__asan_init" in pathlib.Path(TABSHARK).read_bytes()
NOBODY = 54321  # a user without any process


def limits(**values):
    def before():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for name, value in values.items():
            resource.setrlimit(getattr(resource, "RLIMIT_" + name), (value, value))
    return before


def few_files(scene):
    # What PLplot leaks when it fails is known by its name in lsan.supp, but names take files to be found.
    variables = {"ASAN_OPTIONS": "exitcode=99:detect_leaks=0"} if SANITIZED else None
    for name, command in [*INPUTS.sampled(), *INPUTS.prints()]:
        printing = name.startswith("print")
        for limit in sample(range(3, 41), 1) + sample(range(4, 16), 3):
            if not printing:
                put_old(scene, command)
            result = scene.run(*words_of(command), before=limits(NOFILE=limit), variables=variables)
            what = f"{name}, {limit} files"
            if printing:
                expect(result[0] == 0 and result[1] != b"" or result[0] in (1, 127),
                       f"{what}: exit status {result[0]}: {result[2]!r}")
                expect(result[0] == 0 or result[2] != "", f"{what}: says nothing")
                scene.expect_nothing_left()
                continue
            try:
                expect_whole_or_error(scene, name, command, result)
            except (Failure, subprocess.TimeoutExpired) as failure:
                raise Failure(f"{what}: {failure}") from None
            expect(result[0] != 1 or not is_local(name) or "ulimit -n" in result[2],
                   f"{what}: does not say what to do: {result[2]!r}")
            empty(scene.work)


def little_memory(scene):
    """Libraries that draw may crash then, tabshark itself does not."""
    if SANITIZED:
        raise Skip("sanitizers need all the addresses there are")
    for name, command in INPUTS.sampled():
        draws = name.startswith(("plot", "a page", "lab", "report"))
        for limit in sample([20, 24, 28, 32, 40, 50, 60, 80, 100, 150, 200, 300, 400], 3):
            put_old(scene, command)
            result = scene.run(*words_of(command), before=limits(AS=limit << 20))
            try:
                expect_whole_or_error(scene, name, command, result, signals=draws)
            except (Failure, subprocess.TimeoutExpired) as failure:
                raise Failure(f"{limit} MB: {failure}") from None
            empty(scene.work)


def memory_runs_out(scene, command, words):
    """While tshark prints, and would go on for ever."""
    if SANITIZED:
        raise Skip("sanitizers need all the addresses there are")
    program = scene.root / "endless"
    program.write_text(f'#!/bin/sh\n. "{STAND_INS}/answers.sh"\n' + command)
    program.chmod(0o755)
    (scene.work / "out.tsv").write_bytes(OLD)
    status, out, err = scene.run(*words, before=limits(AS=96 << 20), variables={"TABSHARK_TSHARK": str(program)})
    expect_error(status, err, " ".join(words), "memory")
    expect(out == b"", f"printed {out[:200]!r}")
    expect(kept(scene.work / "out.tsv") == OLD, "the old file has changed")
    scene.expect_nothing_left("out.tsv")


def can_run(become):
    """Whether that user can: a checkout in a home folder is not for others to enter."""
    try:
        return subprocess.run([TABSHARK, "--version"], preexec_fn=become, stdout=subprocess.DEVNULL,
                              check=False).returncode == 0
    except PermissionError:
        return False


def no_more_processes(scene):
    """RLIMIT_NPROC does not hold root back, so another user is taken."""
    if os.getuid() != 0:
        raise Skip("needs root, to become another user")
    scene.root.chmod(0o777)
    scene.work.chmod(0o777)

    def become_nobody():
        limits(NPROC=1)()
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)

    if not can_run(become_nobody):
        raise Skip("another user cannot run tabshark here")
    for name, command in INPUTS.writes():
        if name.startswith(("plot", "a page", "write")):
            continue
        status, out, err = scene.run(*words_of(command), before=become_nobody)
        expect_error(status, err, name, "ulimit -u")
        expect(out == b"", f"{name}: printed {out[:200]!r}")
        target = scene.work / "out"
        expect(name in ("lab", "report") or not target.exists(), f"{name}: something was made")
        empty(scene.work)
        scene.expect_nothing_left()


def program_cannot_run(scene):
    """As when there is no memory for it."""
    program = scene.root / "tshark"
    program.write_text("#!/bin/sh\necho 'lib: error while loading shared libraries' >&2\nexit 127\n")
    program.chmod(0o755)
    words = ["read", str(INPUTS.capture), "-e", "frame.number", "then", "write", "out.tsv"]
    variables = {"TABSHARK_TSHARK": str(program), "XDG_CACHE_HOME": str(scene.root / "none")}
    status, _, err = scene.run(*words, variables=variables)
    expect_error(status, err, "a tshark that does not start", "error while loading shared libraries")
    scene.expect_nothing_left()


def thousand_captures(scene):
    """In one command: all rows, in order, and no more open files or memory than with ten."""
    def measured(count):
        names = [f"{number}.pcap" for number in range(count)]
        for number, name in enumerate(names):
            (scene.work / name).write_text(f"{number}\t60\n")
        program = scene.root / "prints"
        program.write_text(f'#!/bin/sh\n. "{STAND_INS}/answers.sh"\nwhile [ "$1" != -r ]; do shift; done\n'
                           f'read -r row <"$2"\necho "$row"\nset -- /proc/$PPID/fd/*\necho $# >>"{scene.root}/files"\n')
        program.chmod(0o755)
        (scene.root / "files").write_text("")
        time = ["/usr/bin/env", "python3", "-c", PEAK]
        scene.start("read", *names, "-e", "frame.number,frame.len", "--jobs", "3", wrapper=time,
                    variables={"TABSHARK_TSHARK": str(program)})
        status, out, err = scene.end(10 * PATIENCE)
        expect(status == 0, f"{count} captures: exit status {status}: {err[:600]}")
        rows = [f"{number}.pcap\t{number}\t60" for number in range(count)]
        expect(out.decode().split("\n") == ["capture\tframe.number\tframe.len", *rows, ""],
               f"{count} captures: other rows, or in another order")
        empty(scene.work)
        return max(map(int, (scene.root / "files").read_text().split())), int(err.split()[-1])

    few, many = measured(10), measured(1000)
    # How many programs are just being started when one counts is chance; one file kept a capture would be a thousand.
    expect(many[0] <= few[0] + 20, f"open files: {few[0]} with 10 captures, {many[0]} with 1000")
    # Sanitizers keep what was freed.
    expect(SANITIZED or many[1] <= few[1] + 8192, f"memory: {few[1]} KiB with 10 captures, {many[1]} KiB with 1000")


# Becomes tabshark's parent, and tells its peak of memory in KiB, or that of the larger of its programs.
PEAK = ("import resource, subprocess, sys\nstatus = subprocess.run(sys.argv[1:]).returncode\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\nsys.exit(status)")
FLOOD = "exec yes '1\t60'\n"
# As many cells as there are fields.
WIDE_FLOOD = """row=1
for word; do [ "$word" != -e ] || row="$row\t"; done
exec yes "${row%?}"
"""
READ = ["read", str(FIXTURE), "-e", "frame.number,frame.len"]


def list_tests():
    yield f"few open files, seed {SEED}", few_files
    yield f"little memory, seed {SEED}", little_memory
    yield "memory runs out in a read", memory_runs_out, FLOOD, [*READ, "then", "write", "out.tsv"]
    hangs = "yes '1\t60' & exec sleep 1000\n"
    yield "memory runs out in a read with a hanging tshark", memory_runs_out, hangs, [*READ, "then", "write", "out.tsv"]
    yield "memory runs out in restore", memory_runs_out, WIDE_FLOOD, ["restore", str(FIXTURE), "-o", "out"]
    yield "no more processes", no_more_processes
    yield "a tshark that cannot start", program_cannot_run
    yield "a thousand captures", thousand_captures


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as inputs:
        os.chmod(inputs, 0o755)
        INPUTS = Inputs(pathlib.Path(inputs))
        FAILED = report(list_tests())
    sys.exit(FAILED)
