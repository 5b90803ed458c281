#!/usr/bin/env python3
"""What is left when tabshark is stopped: by a signal while tshark works, or because nobody takes its output.

usage: interrupts.py TABSHARK, with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
STAND_INS = pathlib.Path(os.environ["STAND_INS"])
PATIENCE = 30  # seconds for what takes a moment, on a slow machine too
FIELDS = ["-e", "frame.number,frame.len"]


class Failure(Exception):
    """A test found what should not be."""


def expect(truth, message):
    if not truth:
        raise Failure(message)


def eventually(condition, message, patience=PATIENCE):
    """Waits until condition() is true, and gives back its value."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise Failure(message)


def processes_of(session):
    """The names of the processes of a session that have not ended, by number."""
    found = {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            text = (entry / "stat").read_text(errors="replace")
        except OSError:
            continue
        name = text[text.index("(") + 1 : text.rindex(")")]
        state, _, _, its_session = text[text.rindex(")") + 2 :].split()[:4]
        if int(its_session) == session and state not in "ZX":
            found[int(entry.name)] = name
    return found


class Scene:
    """An empty folder with an empty TMPDIR, and tabshark at work there in a session of its own."""

    def __init__(self, root):
        self.work = root / "work"
        self.tmp = root / "tmp"
        self.work.mkdir()
        self.tmp.mkdir()
        self.process = None
        self.cache = root / "cache"

    def start(self, *arguments, stand_in=None, wrapper=(), **streams):
        environment = dict(os.environ, TMPDIR=str(self.tmp), LC_ALL="C.UTF-8")
        environment.setdefault("XDG_CACHE_HOME", str(self.cache))
        environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":exitcode=99"
        environment.pop("TABSHARK_TSHARK", None)
        if stand_in:
            environment["TABSHARK_TSHARK"] = str(STAND_INS / stand_in)
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        self.process = subprocess.Popen(
            [*wrapper, TABSHARK, *arguments], cwd=self.work, env=environment, start_new_session=True, **streams
        )
        return self.process

    def wait_for(self, name):
        """Until a program of that name works for tabshark."""
        eventually(
            lambda: name in processes_of(self.process.pid).values() or self.process.poll() is not None,
            f"no {name} was started",
        )
        expect(self.process.poll() is None, f"tabshark ended early: {self.process.returncode}")

    def end(self):
        """The exit status, standard output and standard error, once tabshark has ended."""
        try:
            out, err = self.process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure("tabshark did not end") from None
        return self.process.returncode, out, err.decode(errors="replace")

    def expect_nothing_left(self, *files):
        eventually(lambda: not processes_of(self.process.pid), "processes are left", PATIENCE / 3)
        expect(not list(self.tmp.iterdir()), f"in TMPDIR: {list(self.tmp.iterdir())}")
        names = sorted(path.name for path in self.work.iterdir())
        expect(names == sorted(files), f"in the folder: {names}")

    def clean_up(self):
        if self.process is not None:
            for number in processes_of(self.process.pid):
                os.kill(number, signal.SIGKILL)
            self.process.wait()


def give_capture(scene):
    (scene.work / "c.pcap").write_text("for a stand-in\n")


def stopped_while_stand_in_works(scene, stand_in, how, whole_group):
    give_capture(scene)
    scene.start("read", "c.pcap", *FIELDS, "then", "write", "out.tsv", stand_in=stand_in)
    scene.wait_for("sleep")
    (os.killpg if whole_group else os.kill)(scene.process.pid, how)
    status, out, err = scene.end()
    expect(status == -how, f"ended with {status}, not by the signal: {err}")
    expect(out == b"" and err == "", f"printed {out!r} and {err!r}")
    scene.expect_nothing_left("c.pcap")


def count_named(scene, name):
    return list(processes_of(scene.process.pid).values()).count(name)


def stopped_while_several_work(scene, how, whole_group):
    """Four passes side by side, of one read or of the chains of a file."""
    names = [f"{letter}.pcap" for letter in "abcd"]
    for name in names:
        (scene.work / name).write_text("for a stand-in\n")
    scene.start("read", *names, *FIELDS, "--jobs", "3", "then", "write", "out.tsv", stand_in="hangs")
    eventually(lambda: count_named(scene, "sleep") == 3, "there are not three passes at once")
    time.sleep(0.1)
    expect(count_named(scene, "sleep") == 3, "there are more passes than --jobs allows")
    (os.killpg if whole_group else os.kill)(scene.process.pid, how)
    status, out, err = scene.end()
    expect(status == -how, f"ended with {status}, not by the signal: {err}")
    expect(out == b"" and err == "", f"printed {out!r} and {err!r}")
    scene.expect_nothing_left(*names)


def stopped_while_chains_are_read(scene, how):
    give_capture(scene)
    (scene.work / "chains").write_text(
        "read c.pcap -e frame.number,frame.len --jobs 2\n\nread c.pcap -e frame.number,frame.len -Y ip\n\nread c.pcap -e frame.len\n"
    )
    scene.start("run", "chains", stand_in="hangs")
    eventually(lambda: count_named(scene, "sleep") == 2, "there are not two passes at once")
    scene.process.send_signal(how)
    status, out, err = scene.end()
    expect(status == -how and out == b"" and err == "", f"{status}, {out!r}, {err!r}")
    scene.expect_nothing_left("c.pcap", "chains")


def stopped_while_tshark_waits(scene, how, through_fifo):
    """tshark has the start of a capture, and waits for more that does not come."""
    start = FIXTURE.read_bytes()[:10000]
    if through_fifo:
        os.mkfifo(scene.work / "fifo")
        scene.start("read", "fifo", *FIELDS, "then", "write", "out.tsv")
        feed = open(scene.work / "fifo", "wb", buffering=0)
    else:
        scene.start("read", "-", *FIELDS, "then", "write", "out.tsv", stdin=subprocess.PIPE)
        feed = scene.process.stdin
    feed.write(start)
    feed.flush()
    scene.wait_for("tshark")
    os.kill(scene.process.pid, how)
    status = scene.process.wait(timeout=PATIENCE)
    expect(status == -how, f"ended with {status}, not by the signal")
    scene.expect_nothing_left(*(["fifo"] if through_fifo else []))
    try:
        feed.close()
    except BrokenPipeError:
        pass
    expect(scene.process.stderr.read() == b"", "there is a message")


def stopped_at_any_moment(scene):
    """From before the first program starts until after the last one."""
    give_capture(scene)
    for step in range(40):
        captures = ["c.pcap"] * (1 + step % 3)
        scene.start("read", *captures, *FIELDS, "--jobs", "3", "then", "write", "out.tsv", stand_in="hangs")
        time.sleep(step * 0.002)
        scene.process.terminate()
        status, _, _ = scene.end()
        expect(status == -signal.SIGTERM, f"ended with {status} after {step * 2} ms")
        try:
            scene.expect_nothing_left("c.pcap")
        except Failure as failure:
            raise Failure(f"after {step * 2} ms: {failure}: {processes_of(scene.process.pid)}") from None


def ignored_signal_stays_ignored(scene):
    """As nohup wants it."""
    give_capture(scene)
    scene.start("read", "c.pcap", *FIELDS, stand_in="hangs", wrapper=["nohup"])
    scene.wait_for("sleep")
    scene.process.send_signal(signal.SIGHUP)
    time.sleep(0.5)
    expect(scene.process.poll() is None, "ended by a signal that is ignored")
    scene.process.terminate()
    status, _, _ = scene.end()
    expect(status == -signal.SIGTERM, f"ended with {status}")
    scene.expect_nothing_left("c.pcap")


def tshark_stopped_by_someone(scene):
    give_capture(scene)
    scene.start("read", "c.pcap", *FIELDS, stand_in="hangs")
    scene.wait_for("sleep")
    for number, name in processes_of(scene.process.pid).items():
        if name == "sleep":
            os.kill(number, signal.SIGKILL)
    status, out, err = scene.end()
    expect(status == 1 and out == b"", f"exit status {status}")
    expect("signal 9" in err, f"says {err!r}")
    scene.expect_nothing_left("c.pcap")


def many_rows(scene):
    """More than a pipe holds."""
    path = scene.work / "t.tsv"
    path.write_text("n\n" + "".join(f"{i}\n" for i in range(200000)))
    return path.name


def reader_leaves(scene, print_format):
    name = many_rows(scene)
    scene.start("open", name, "then", "print", "--format", print_format)
    scene.process.stdout.read(1)
    scene.process.stdout.close()
    scene.process.stdout = None
    status, _, err = scene.end()
    expect(status in (0, -signal.SIGPIPE), f"ended with {status}")
    expect(err == "", f"says {err!r}")
    scene.expect_nothing_left(name)


def reader_leaves_captures(scene):
    scene.start("read", FIXTURE)
    line = scene.process.stdout.readline()
    expect(line.startswith(b"frame.number\t"), f"printed {line!r}")
    scene.process.stdout.close()
    scene.process.stdout = None
    status, _, err = scene.end()
    expect(status in (0, -signal.SIGPIPE), f"ended with {status}")
    expect(err == "", f"says {err!r}")
    scene.expect_nothing_left()


def output_goes_nowhere(scene, arguments, redirection):
    """Closed (>&-) or full (/dev/full)."""
    if "c.pcap" in arguments:
        give_capture(scene)
    files = ["c.pcap"] if "c.pcap" in arguments else []
    stand_in = "warns" if "c.pcap" in arguments else None
    shell = ["sh", "-c", f'"$@" {redirection}', "sh"]
    scene.start(*arguments, stand_in=stand_in, wrapper=shell, stdout=None)
    status, _, err = scene.end()
    expect(status == 1, f"exit status {status}: {err}")
    expect(err.startswith("tabshark: cannot write "), f"says {err!r}")
    scene.expect_nothing_left(*files)


def other_descriptors_closed(scene, redirection):
    """Then a pipe of ours may get their numbers."""
    give_capture(scene)
    shell = ["sh", "-c", f'"$@" {redirection}', "sh"]
    scene.start("read", "c.pcap", *FIELDS, stand_in="warns", wrapper=shell)
    status, out, err = scene.end()
    expect(status == 0 and out == b"frame.number\tframe.len\n1\t60\n", f"{status}, {out!r}, {err!r}")
    scene.expect_nothing_left("c.pcap")


def full_disk(scene):
    name = many_rows(scene)
    scene.start("open", name, "then", "write", "/dev/full", "--format", "csv")
    status, _, err = scene.end()
    expect(status == 1, f"exit status {status}")
    expect(err.startswith("tabshark: cannot write '/dev/full'"), f"says {err!r}")
    scene.expect_nothing_left(name)


def output_goes_on_after(scene):
    """/dev/stdout is standard output as it stands, not its file from the start."""
    (scene.work / "t.tsv").write_text("n\n1\n")
    shell = ["sh", "-c", '{ echo before; "$@"; echo after; } >all', "sh"]
    scene.start("open", "t.tsv", "then", "write", "/dev/stdout", "--format", "tsv", wrapper=shell)
    expect(scene.end()[0] == 0, "it failed")
    text = (scene.work / "all").read_text()
    expect(text == "before\nn\n1\nafter\n", f"the file holds {text!r}")


def list_tests():
    signals = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
    for how in signals:
        for stand_in in ("hangs", "hangs_silently"):
            yield f"{how.name} while a tshark {stand_in}", stopped_while_stand_in_works, stand_in, how, False
    yield "Ctrl-C at a terminal, which goes to all", stopped_while_stand_in_works, "hangs", signal.SIGINT, True
    for how in signals:
        yield f"{how.name} while several passes run", stopped_while_several_work, how, False
        yield f"{how.name} while the chains of a file are read", stopped_while_chains_are_read, how
    yield "Ctrl-C while several passes run", stopped_while_several_work, signal.SIGINT, True
    for how in signals[:2]:
        yield f"{how.name} while tshark reads standard input", stopped_while_tshark_waits, how, False
        yield f"{how.name} while tshark reads a pipe with a name", stopped_while_tshark_waits, how, True
    yield "SIGTERM at any moment", stopped_at_any_moment
    yield "a signal that is ignored", ignored_signal_stays_ignored
    yield "somebody kills tshark", tshark_stopped_by_someone
    for print_format in ("tsv", "csv", "json", "markdown", "pretty"):
        yield f"the reader of {print_format} leaves", reader_leaves, print_format
    yield "the reader of packets leaves", reader_leaves_captures
    for redirection in (">&-", ">/dev/full"):
        for arguments in (
            ["read", "c.pcap", *FIELDS],
            ["read", "c.pcap", *FIELDS, "then", "print", "--format", "json"],
            ["read", "c.pcap", *FIELDS, "--show-command"],
            ["help"],
            ["help", "read"],
            ["--version"],
        ):
            what = " ".join(arguments)
            yield f"{what} {redirection}", output_goes_nowhere, arguments, redirection
    for redirection in ("<&-", "2>&-", "<&- 2>&-"):
        yield f"a capture is read with {redirection}", other_descriptors_closed, redirection
    yield "write to a full disk", full_disk
    yield "write to /dev/stdout", output_goes_on_after


def run_test(test, arguments):
    """An empty string, or what went wrong."""
    with tempfile.TemporaryDirectory() as root:
        scene = Scene(pathlib.Path(root))
        try:
            test(scene, *arguments)
        except Failure as failure:
            return str(failure)
        finally:
            scene.clean_up()
    return ""


def main():
    # Whoever ignores a signal hands that on; nohup does so with SIGHUP.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    failures = number = 0
    for number, (name, test, *arguments) in enumerate(list_tests(), 1):
        problem = run_test(test, arguments)
        failures += problem != ""
        print(f"{'not ok' if problem else 'ok'} {number} - {name}", flush=True)
        for line in problem.splitlines():
            print("# " + line)
    print(f"1..{number}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
