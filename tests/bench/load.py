#!/usr/bin/python3
"""Ten million packets through three chains, and a thousand captures in one command: is time linear, and is the memory
of tabshark itself (not of tshark) that of its table?

usage: load.py TABSHARK CAPTURE [--packets N] [--captures N] [--folder FOLDER]

CAPTURE is repeated, cut to 64 bytes a packet, until it has so many packets (80 bytes each in FOLDER, removed at the
end). Each chain runs with a tenth of them and with all. Fails if ten times the packets take more than 11.5 times the
processor time, or if the peak of memory is beyond 1.2 times the table's own size plus 64 MiB. A table's own size is
what its columns hold: 8 bytes for a number, time or duration, 4 for an address or text, and a bit where values are
missing.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import tiled_capture

SNAP = 64
FACTOR, ALLOWANCE = 1.2, 64 << 20  # of memory
LINEAR = 11.5  # times as long for ten times the packets
SMALL = 10  # the first of the two commands with many captures has so many times fewer
WIDTHS = {"bool": 1, "int": 8, "uint": 8, "real": 8, "time": 8, "duration": 8, "address": 4, "text": 4}
POLL = 0.005  # seconds
FIELDS = "frame.number,frame.time_epoch,frame.len,ip.src,ip.dst,tcp.stream,tcp.seq,tcp.len"
CHAINS = {
    "group": ([*"read CAPTURE -e".split(), FIELDS],
              "group ip.src packets=count bytes=sum:frame.len then sort -r bytes then head 5".split()),
    "resample": ("read CAPTURE --timeseries -e frame.len".split(),
                 "resample 1s bytes=sum:frame.len then tail 5".split()),
    "plot": ("read CAPTURE --timeseries -e frame.len".split(), "plot -y frame.len -o FOLDER/plot.png".split()),
}


def peak_of(descriptor):
    """Bytes of memory that the process has held at most; 0 once it is gone."""
    for line in os.pread(descriptor, 8192, 0).decode().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    return 0


def measure(command):
    """Standard output, seconds, seconds of processor time of all that ran, and tabshark's own peak of memory and of
    open descriptors. What wait4 says of memory would be tshark's."""
    start, peak, descriptors = time.monotonic(), 0, 0
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL) as process:
            status = os.open(f"/proc/{process.pid}/status", os.O_RDONLY)
            ended = 0
            while ended == 0:
                try:
                    peak = max(peak, peak_of(status))
                    descriptors = max(descriptors, len(os.listdir(f"/proc/{process.pid}/fd")))
                except OSError:
                    pass
                time.sleep(POLL)
                ended, code, usage = os.wait4(process.pid, os.WNOHANG)
            os.close(status)
            process.returncode = os.waitstatus_to_exitcode(code)
        seconds = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        if process.returncode != 0:
            sys.exit("%s: exit status %d: %s" % (" ".join(command), process.returncode,
                                                 err.read().decode(errors="replace")))
        return out.read().decode(), seconds, usage.ru_utime + usage.ru_stime, peak, descriptors


def bytes_of_row(tabshark, read):
    """What the types of the columns take, which the second line of a table for people names."""
    shown = subprocess.run([tabshark, "-q", "--utc", *read, "-c", "1", "then", "print", "--format", "pretty"],
                           stdout=subprocess.PIPE, check=True)
    return sum(WIDTHS[name] + 1 / 8 for name in shown.stdout.decode().splitlines()[1].replace("(UTC)", "").split())


def put(words, **values):
    return [values.get(word, word).replace("FOLDER", values["FOLDER"]) for word in words]


def run_chain(tabshark, name, captures, folder):
    """Runs it with fewer and with more packets; prints a line for each; gives back what is wrong."""
    read, rest = CHAINS[name]
    problems, processors = [], []
    for packets, capture in captures:
        source = put(read, CAPTURE=capture, FOLDER=folder)
        own = packets * bytes_of_row(tabshark, source)
        limit = FACTOR * own + ALLOWANCE
        command = [tabshark, "-q", *source, "then", *put(rest, FOLDER=folder)]
        _, seconds, processor, peak, _ = measure(command)
        processors.append(processor)
        print("%-9s %11d %9.1f s %9.1f s %8.0f MB %8.0f MB %8.0f MB" % (name, packets, seconds, processor, own / 1e6,
                                                                        peak / 1e6, limit / 1e6), flush=True)
        if peak > limit:
            problems.append("%s of %d packets: %.0f MB of memory, %.0f MB allowed" % (name, packets, peak / 1e6,
                                                                                      limit / 1e6))
    times = processors[-1] / processors[0]
    print("%-9s %33.2f times the processor time" % ("", times))
    if times > LINEAR:
        problems.append("%s: ten times the packets take %.2f times the processor time" % (name, times))
    return problems


def run_captures(tabshark, capture, count, folder):
    """One command with many small captures, and one with a tenth of them."""
    peaks, problems = [], []
    for number in range(count):
        shutil.copy(capture, "%s/%d.pcap" % (folder, number))
    for n in (count // SMALL, count):
        command = [tabshark, "-q", "read", *("%s/%d.pcap" % (folder, i) for i in range(n)), "-e",
                   "frame.number,frame.len"]
        out, seconds, processor, peak, descriptors = measure([*command, "then", "group", "capture", "count"])
        print("%-9s %11d %9.1f s %9.1f s %31.0f MB, %d descriptors" % ("captures", n, seconds, processor, peak / 1e6,
                                                                       descriptors), flush=True)
        peaks.append((peak, descriptors))
        if len(out.splitlines()) != n + 1:
            problems.append("%d captures: %d rows" % (n, len(out.splitlines()) - 1))
    if peaks[1][0] > peaks[0][0] + ALLOWANCE or peaks[1][1] > peaks[0][1] + 8:
        problems.append("%d captures take %.0f MB and %d descriptors" % (count, peaks[1][0] / 1e6, peaks[1][1]))
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tabshark")
    parser.add_argument("capture")
    parser.add_argument("--packets", type=int, default=10_000_000)
    parser.add_argument("--captures", type=int, default=1000)
    parser.add_argument("--folder", default=None)
    arguments = parser.parse_args()
    tabshark = os.path.abspath(arguments.tabshark)
    problems = []
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        captures = []
        for packets in (arguments.packets // 10, arguments.packets):
            captures.append((packets, "%s/%d.pcap" % (folder, packets)))
            tiled_capture.tile(arguments.capture, packets, captures[-1][1], SNAP)
        small = "%s/small.pcap" % folder
        tiled_capture.tile(arguments.capture, 3, small, SNAP)
        # Once, so that the registry of fields is kept.
        subprocess.run([tabshark, "read", small, "-e", "frame.number"], stdout=subprocess.DEVNULL, check=True)
        print("%-9s %11s %11s %11s %11s %11s %11s" % ("", "packets", "time", "processor", "table", "peak", "limit"))
        for name in CHAINS:
            problems += run_chain(tabshark, name, captures, folder)
        problems += run_captures(tabshark, small, arguments.captures, folder)
    for problem in problems:
        print("too much: " + problem)
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
