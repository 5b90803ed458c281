#!/usr/bin/env python3
"""How tshark is run for several reads: how often, in what order, for how long, and what a terminal sees meanwhile.

usage: passes.py TABSHARK, with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import collections
import fcntl
import os
import pty
import re
import shutil
import subprocess
import sys
import termios
import time

from scene import FIXTURE, STAND_INS, Scene, report
from tap import expect

PATIENCE = 60  # seconds


Ran = collections.namedtuple("Ran", "returncode stdout stderr")


class Counted(Scene):
    """An empty folder in which tabshark runs with a stand-in that may count."""

    def __init__(self, root):
        super().__init__(root)
        self.folder = self.work
        self.count = root / "count"

    def environment(self, stand_in, variables):
        own = {"COUNT": str(self.count), "XDG_CONFIG_HOME": str(self.root / "config"), "TERM": "xterm"}
        return super().environment(stand_in, {**own, **(variables or {})})

    def run(self, *words, stand_in="counts", **more):
        self.start(*words, stand_in=stand_in, **more)
        return Ran(*self.end(PATIENCE))

    def run_chains(self, text, *options, **more):
        (self.folder / "chains").write_text(text)
        done = self.run(*options, "run", "chains", **more)
        expect(done.returncode == 0, f"exit status {done.returncode}: {done.stderr}")
        return done.stdout.decode()

    def reads(self):
        """How often tshark read a capture since the last call."""
        count = self.count.read_bytes().count(b"\n") if self.count.exists() else 0
        self.count.unlink(missing_ok=True)
        return count


def three_reads(scene, options):
    shutil.copy(FIXTURE, scene.folder / "c.pcapng")
    out = scene.run_chains(
        "read c.pcapng -e frame.number,frame.len then head 1\n\n"
        f"read c.pcapng --timeseries -e frame.len {options} then head 1\n\n"
        "read c.pcapng --strict -e tcp.stream,tcp.len then head 1\n"
    )
    expect(out.startswith("frame.number\tframe.len\n1\t"), f"printed {out!r}")
    return scene.reads()


def shared_pass(scene):
    expect(three_reads(scene, "") == 1, "tshark did not read once")


def other_filter(scene):
    expect(three_reads(scene, "-Y tcp") == 2, "tshark did not read twice")


def standard_input_is_shared(scene):
    with open(FIXTURE, "rb") as capture:
        out = scene.run_chains(
            "read - -e frame.number then tail 1 then select frame.number\n\n"
            "read - -e frame.number,ip.src then tail 1\n", stdin=capture
        )
    numbers = re.findall(r"^(\d+)", out, re.MULTILINE)
    expect(len(numbers) == 2 and numbers[0] == numbers[1], f"printed {out!r}")
    expect(scene.reads() == 1, "tshark did not read once")


def fifo_is_read_at_its_turn(scene):
    """Nothing is there before, and it can be read once."""
    os.mkfifo(scene.folder / "fifo")
    with subprocess.Popen(["cp", FIXTURE, scene.folder / "fifo"]):
        out = scene.run_chains("read fifo -e frame.number then tail 1\n")
    expect(out.startswith("frame.number\n"), f"printed {out!r}")


def written_in_between(scene):
    """A chain replaces the capture that a later one reads: an old content must not be used."""
    shutil.copy(FIXTURE, scene.folder / "c.pcapng")
    (scene.folder / "other.tsv").write_text("n\n1\n")
    (scene.folder / "chains").write_text(
        "read c.pcapng -e frame.number then head 1\n\n"
        "open other.tsv then write c.pcapng --format tsv\n\n"
        "read c.pcapng -e frame.len then head 1\n"
    )
    done = scene.run("run", "chains")
    # Once for both, then once more.
    expect(scene.reads() == 2, "tshark did not read anew")
    alone = scene.run("read", "c.pcapng", "-e", "frame.len", "then", "head", "1")
    expect(done.returncode == alone.returncode, f"ended with {done.returncode}, alone with {alone.returncode}")
    expect(done.stdout == b"frame.number\n1\n" + alone.stdout, f"printed {done.stdout}")


def wrong_field_fails_alone(scene):
    """At its turn, after what stands before it."""
    shutil.copy(FIXTURE, scene.folder / "c.pcapng")
    (scene.folder / "chains").write_text(
        "read c.pcapng -e frame.number then head 1\n\nread c.pcapng -e frame.lne then head 1\n\n"
        "read c.pcapng -e frame.len then head 1\n"
    )
    done = scene.run("run", "chains")
    expect(done.returncode == 2 and "chains: line 3: there is no field 'frame.lne'" in done.stderr,
           f"says {done.stderr}")
    expect(done.stdout == b"frame.number\n1\n", f"printed {done.stdout}")


def shown_commands(scene):
    shutil.copy(FIXTURE, scene.folder / "c.pcapng")
    out = scene.run_chains(
        "read c.pcapng -e frame.number --engine fields\n\nread c.pcapng -e ip.src -Y ip --engine fields\n\n"
        "read c.pcapng -e frame.len --engine fields\n",
        "--show-command",
    )
    lines = out.splitlines()
    expect(lines[0] == "# for the reads of lines 1 and 5:", f"printed {out!r}")
    expect(lines[1].endswith("-e frame.number -e frame.len"), f"printed {out!r}")
    expect(re.search(r" -Y ip -T fields -E separator=/t .* -e ip\.src$", lines[2]), out)
    expect(lines[3] == "# the read of line 5 shares the run of line 1", f"printed {out!r}")
    expect(scene.reads() == 0, "tshark was run")


def timeout(scene, stand_in):
    (scene.folder / "c.pcap").write_text("x\n")
    start = time.monotonic()
    done = scene.run("read", "c.pcap", "-e", "frame.number,frame.len", "--timeout", "0.7", stand_in=stand_in)
    expect(time.monotonic() - start < PATIENCE / 3, "it took too long")
    expect(done.returncode == 1 and done.stdout == b"", f"ended with {done.returncode}, {done.stdout!r}")
    expect("did not get through 'c.pcap' within 0.7 s" in done.stderr, f"says {done.stderr!r}")


def first_failure_ends_others(scene):
    """Read one after the other the second would not start; side by side it must not keep tabshark waiting."""
    (scene.folder / "c.pcap").write_text("Dear reader, this is a letter.\n")
    os.mkfifo(scene.folder / "fifo")
    writer = os.open(scene.folder / "fifo", os.O_RDWR)
    done = scene.run("read", "c.pcap", "fifo", "-e", "frame.number", "--jobs", "2", "--timeout", "30")
    os.close(writer)
    expect(done.returncode == 1 and "c.pcap" in done.stderr and "--timeout" not in done.stderr,
           f"says {done.stderr!r}")


def on_terminal(scene, words, columns=80, out_is_pipe=False, stand_in="reads_slowly", **environment):
    """What a terminal of that width gets to see of standard error, and the exit status."""
    (scene.folder / "a\x1b[31m.pcap").write_text("x" * 4000)
    main, side = pty.openpty()
    subprocess.run(["stty", "cols", str(columns)], stdin=side, check=True)
    process = scene.start(
        *words, stand_in=stand_in, variables=environment, before=lambda: fcntl.ioctl(2, termios.TIOCSCTTY, 0),
        stdout=subprocess.PIPE if out_is_pipe else (scene.root / "out").open("wb"), stderr=side,
    )
    os.close(side)
    seen = b""
    while True:
        try:
            piece = os.read(main, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(main)
    if process.stdout:
        process.stdout.close()
    return seen.decode(), process.wait(timeout=PATIENCE)


READ = ["read", "a\x1b[31m.pcap", "-e", "frame.number,frame.len"]


def progress_is_drawn(scene):
    seen, status = on_terminal(scene, READ)
    expect(status == 0, f"exit status {status}")
    expect(seen.endswith("\r\x1b[K"), f"the line was not erased: {seen!r}")
    lines = seen.removesuffix("\r\x1b[K").split("\r")[1:]
    shares = [int(share) for share in re.findall(r"(\d+) %", seen)]
    expect(shares == sorted(shares) and {25, 50, 75} & set(shares), f"shares {shares}: {seen!r}")
    expect(5 <= len(lines) <= 20, f"{len(lines)} lines in two seconds")
    expect(all(re.fullmatch(r"tabshark: \d+ %(, about \d+:\d\d left)?, reading a\\x1b\[31m\.pcap\x1b\[K", line)
               for line in lines), repr(lines))
    expect("about 0:0" in seen, f"there is no estimate: {seen!r}")


def progress_keeps_to_the_width(scene):
    seen, _ = on_terminal(scene, READ, columns=24)
    lines = [line.removesuffix("\x1b[K") for line in seen.split("\r")[1:]]
    expect(max(map(len, lines)) == 23 and any(line.endswith("…") for line in lines), repr(lines))


def progress_is_gone_before_an_error(scene):
    seen, status = on_terminal(scene, [*READ, "--timeout", "1.2"])
    expect(status == 1 and "%" in seen, f"{status}: {seen!r}")
    expect(re.search(r"\r\x1b\[Ktabshark: tshark did not get through '[^\r]*\r\n$", seen), repr(seen))


def progress_of_restore(scene):
    """It runs tshark twice, then tcpflow: each reads for a second."""
    (scene.folder / "bin").mkdir()
    (scene.folder / "bin" / "tcpflow").symlink_to(STAND_INS.resolve() / "lingers")
    shutil.copy(FIXTURE, scene.folder / "a.pcapng")
    path = f"{scene.folder / 'bin'}:{os.environ['PATH']}"
    seen, status = on_terminal(scene, ["restore", "a.pcapng", "-o", "streams"], stand_in="lingers", PATH=path)
    expect(status == 0, f"exit status {status}: {seen!r}")
    expect(seen.endswith("\r\x1b[K"), f"the line was not erased: {seen!r}")
    expect("reading \x1b" not in seen, f"reading what? {seen!r}")
    for doing in "reading a.pcapng", "copying the packets of a.pcapng", "putting the streams of a.pcapng together":
        expect(re.search(r"\rtabshark: (49|50) %(, about \d+:\d\d left)?, " + doing, seen),
               f"not seen at a half: {doing}; {seen!r}")


def no_progress(scene, words, out_is_pipe):
    seen, _ = on_terminal(scene, words, out_is_pipe=out_is_pipe)
    expect(seen == "", f"saw {seen!r}")


def list_tests():
    yield "three reads of one capture", shared_pass
    yield "one of three has another filter", other_filter
    yield "standard input", standard_input_is_shared
    yield "a pipe with a name", fifo_is_read_at_its_turn
    yield "a capture is written in between", written_in_between
    yield "a wrong field", wrong_field_fails_alone
    yield "--show-command", shown_commands
    for stand_in in ("hangs", "hangs_silently"):
        yield f"--timeout for a tshark that {stand_in}", timeout, stand_in
    yield "the first of two captures fails", first_failure_ends_others
    yield "progress on a terminal", progress_is_drawn
    yield "progress on a narrow terminal", progress_keeps_to_the_width
    yield "progress and an error", progress_is_gone_before_an_error
    yield "progress of restore", progress_of_restore
    yield "no progress with -q", no_progress, ["-q", *READ], False
    yield "no progress in a pipe", no_progress, READ, True
    yield "no progress for what is quick", no_progress, ["--version"], False


if __name__ == "__main__":
    sys.exit(report(list_tests(), Counted))
