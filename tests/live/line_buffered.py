#!/usr/bin/env python3
"""Captures that are still coming in through a pipe: rows arrive before the capture ends, are those of a capture that
was read as a whole, and an end of either side is told as it should be.

usage: line_buffered.py TABSHARK [all], with FIXTURES and STAND_INS in the environment and CAPTURES if there are any;
reports in TAP.
Of the captures it takes five, others each day of the week, or all.
"""

import os
import pathlib
import random
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time

import tap
from scene import FIXTURE, TABSHARK, processes_of
from tap import expect

CAPTURES = pathlib.Path(os.environ.get("CAPTURES", "absent"))
EVERYTHING = sys.argv[2:] == ["all"]
PATIENCE = 60
FIELDS = "frame.number,frame.time_epoch,ip.src,tcp.flags,tcp.flags.syn,frame.time_delta,http.host,_ws.col.Info"


def packets_of_pcap(data):
    """Where each packet of a pcap ends; the first end is that of the file's header."""
    ends = [24]
    while ends[-1] < len(data):
        ends.append(ends[-1] + 16 + struct.unpack_from("<I", data, ends[-1] + 8)[0])
    return ends


def packets_of_pcapng(data):
    """The same of a pcapng, all of whose blocks before the first packet are its header."""
    ends, at = [], 0
    while at < len(data):
        kind, length = struct.unpack_from("<II", data, at)
        at += length
        if kind == 6:
            ends.append(at)
        elif not ends:
            header = at
    return [header, *ends]


def some_packets(count, kind):
    """A capture of the first packets of the fixture, and where they end."""
    path = f"some.{kind}"
    subprocess.run(["editcap", "-F", kind, "-r", str(FIXTURE), path, f"1-{count}"], check=True, capture_output=True)
    data = pathlib.Path(path).read_bytes()
    return data, (packets_of_pcap if kind == "pcap" else packets_of_pcapng)(data)


class Running:
    """tabshark at work, its standard input a pipe; lines come as they are printed."""

    def __init__(self, *words, **more):
        self.process = subprocess.Popen([TABSHARK, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE,
                                        bufsize=0, start_new_session=True, **more)
        self.lines, self.came = [], threading.Condition()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in iter(self.process.stdout.readline, b""):
            with self.came:
                self.lines.append(line.decode().rstrip("\n"))
                self.came.notify()

    def wait_for(self, count):
        with self.came:
            expect(self.came.wait_for(lambda: len(self.lines) >= count, PATIENCE),
                   f"{len(self.lines)} lines instead of {count}: {self.lines[-3:]}")

    def end(self):
        """The rest; gives back exit status and standard error."""
        self.process.stdin.close()
        said = self.process.stderr.read().decode()
        self.reader.join(PATIENCE)
        return self.process.wait(PATIENCE), said

    def others(self):
        """Processes of the session but tabshark itself."""
        return [number for number in processes_of(self.process.pid) if number != self.process.pid]


def whole(words, **more):
    return subprocess.run([TABSHARK, *words], capture_output=True, text=True, check=False, **more)


def warnings(said):
    """What was said but for hints, which only a whole table gives."""
    return re.sub(r"^tabshark: hint: .*\n(?:    .*\n)*", "", said, flags=re.M)


def rows_come_one_by_one():
    for kind in "pcap", "pcapng":
        data, ends = some_packets(8, kind)
        running = Running("read", "-", "--line-buffered", "-e", FIELDS)
        running.process.stdin.write(data[: ends[0]])
        for number, (start, end) in enumerate(zip(ends, ends[1:]), 1):
            # In two parts, so that a packet is there by halves for a while.
            running.process.stdin.write(data[start : end - 10])
            time.sleep(0.02)
            running.process.stdin.write(data[end - 10 : end])
            running.wait_for(number + 1)
        running.process.stdin.write(data[ends[-1] :])
        status, said = running.end()
        expect((status, said) == (0, ""), f"{kind}: status {status}, {said!r}")
        expected = whole(["read", f"some.{kind}", "-e", FIELDS]).stdout.split("\n")[:-1]
        expect(running.lines == expected, f"{kind}: {running.lines} instead of {expected}")


def verbs_follow():
    data, ends = some_packets(40, "pcap")
    steps = ["then", "derive", "twice = 2 * frame.len", "then", "where", "twice > 200 and ip.src", "then", "select",
             "frame.number,twice,ip.src"]
    expected = whole(["read", "some.pcap", "-e", "frame.number,frame.len,ip.src", *steps, "then", "print", "--format",
                      "jsonl"]).stdout.split("\n")[:-1]
    expect(len(expected) > 3, "too few rows to tell anything")
    running = Running("read", "-", "--line-buffered", "-e", "frame.number,frame.len,ip.src", *steps, "then", "print",
                      "--format", "jsonl")
    running.process.stdin.write(data[: ends[-1]])
    running.wait_for(len(expected))
    expect(running.process.poll() is None, "it ended before its input")
    expect(running.end()[0] == 0 and running.lines == expected, f"{running.lines} instead of {expected}")


def same_as_whole():
    captures = sorted(CAPTURES.glob("*.pcap*"))
    if not EVERYTHING:
        captures = random.Random(time.strftime("%A")).sample(captures, min(5, len(captures)))
    captures = [FIXTURE, *captures]
    for number, capture in enumerate(captures):
        for words in ([["-e", FIELDS], ["--strict", "--timeseries", "-e", "ip.src,ip.dst,frame.len"]]
                      if number % 3 == 0 else [["-e", FIELDS]]):
            style = ["tsv", "csv", "jsonl"][number % 3]
            words = [*words, "-c", "1000", "then", "print", "--format", style]
            expected = whole(["read", str(capture), *words])
            with open(capture, "rb") as file:
                found = whole(["read", "-", "--line-buffered", *words], stdin=file)
            expect(found.stdout == expected.stdout, f"{capture.name} {words}: the rows are others")
            expect(found.returncode == expected.returncode,
                   f"{capture.name}: status {found.returncode} instead of {expected.returncode}")
            if expected.returncode == 0:
                expect(found.stderr == warnings(expected.stderr),
                       f"{capture.name}: {found.stderr!r} instead of {expected.stderr!r}")


def cut_short_is_told():
    """As Ctrl-C leaves it in the middle of a packet, with and without --line-buffered."""
    data, ends = some_packets(8, "pcap")
    for words in [], ["--line-buffered"]:
        running = Running("read", "-", *words, "-e", "frame.number")
        running.process.stdin.write(data[: ends[5] + 20])
        status, said = running.end()
        expect(status == 3 and "cut short" in said, f"{words}: status {status}, {said!r}")
        expect(running.lines == ["frame.number", "1", "2", "3", "4", "5"], f"{words}: {running.lines}")


def enough_ends_it():
    """head ends the chain, while the input would go on."""
    data, ends = some_packets(8, "pcap")
    running = Running("read", "-", "--line-buffered", "-e", "frame.number", "then", "head", "3")
    running.process.stdin.write(data[: ends[6]])
    status = running.process.wait(PATIENCE)
    running.reader.join(PATIENCE)
    expect(status == 0 and running.lines == ["frame.number", "1", "2", "3"], f"status {status}, {running.lines}")
    expect(not running.others(), "a tshark was left behind")


def signal_ends_it():
    data, ends = some_packets(8, "pcap")
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        running = Running("read", "-", "--line-buffered", "-e", "frame.number,frame.len")
        running.process.stdin.write(data[: ends[4] + 20])
        running.wait_for(5)
        running.process.send_signal(number)
        status = running.process.wait(PATIENCE)
        running.reader.join(PATIENCE)
        expect(status == -number, f"signal {number}: status {status}")
        expect(len(running.lines) == 5 and all("\t" in line for line in running.lines), f"{running.lines}")
        expect(running.process.stderr.read() == b"", "it said something")
        expect(not running.others(), "a tshark was left behind")


def closed_reader_ends_it():
    data, ends = some_packets(8, "pcap")
    process = subprocess.Popen([TABSHARK, "read", "-", "--line-buffered", "-e", "frame.number"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, start_new_session=True)
    process.stdin.write(data[: ends[2]])
    expect([process.stdout.readline() for _ in range(3)] == [b"frame.number\n", b"1\n", b"2\n"], "the first rows")
    process.stdout.close()
    process.stdin.write(data[ends[2] : ends[4]])
    status = process.wait(PATIENCE)
    expect(status in (0, -signal.SIGPIPE) and process.stderr.read() == b"", f"status {status}")


def types_need_no_registry_kept():
    """The first row may wait for tshark to list its fields, but comes all the same."""
    data, ends = some_packets(8, "pcap")
    running = Running("read", "-", "--line-buffered", "-e", "frame.len,tcp.flags.syn",
                      env=dict(os.environ, XDG_CACHE_HOME=os.path.abspath("new")))
    running.process.stdin.write(data[: ends[3]])
    running.wait_for(4)
    expect(running.end()[0] == 0, "it failed")
    expect(running.lines == whole(["read", "some.pcap", "-c", "3", "-e",
                                   "frame.len,tcp.flags.syn"]).stdout.split("\n")[:-1], f"{running.lines}")


TESTS = [rows_come_one_by_one, verbs_follow, same_as_whole, cut_short_is_told, enough_ends_it, signal_ends_it,
         closed_reader_ends_it, types_need_no_registry_kept]


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", XDG_CONFIG_HOME=folder + "/config")
        os.environ.setdefault("XDG_CACHE_HOME", folder + "/cache")
        os.environ.pop("TABSHARK_TSHARK", None)
        os.chdir(folder)
        whole(["read", str(FIXTURE), "-c", "1", "-e", "frame.number"])
        return tap.report(tap.named(TESTS))


if __name__ == "__main__":
    sys.exit(main())
