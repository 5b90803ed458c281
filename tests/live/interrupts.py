#!/usr/bin/env python3
"""What is left when tabshark is stopped: by a signal while tshark works, or because nobody takes its output.

usage: interrupts.py TABSHARK, with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import os
import signal
import subprocess
import sys
import time

from scene import FIXTURE, PATIENCE, eventually, processes_of, report
from tap import Failure, expect

FIELDS = ["-e", "frame.number,frame.len"]


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
        "read c.pcap -e frame.number,frame.len --jobs 2\n\nread c.pcap -e frame.number,frame.len -Y ip\n\n"
        "read c.pcap -e frame.len\n"
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


if __name__ == "__main__":
    sys.exit(report(list_tests()))
