#!/usr/bin/env python3
"""Captures cut at a place, and captures with a byte flipped, both chosen by a seed: tabshark neither crashes nor hangs;
its rows are exactly tshark's; the exit status is 0 where tshark's is, 3 with a warning where tshark says that the
capture is damaged, else 1 with an error and without rows. A file of which nothing is left is an error too, though
tshark takes it for a capture without packets.

usage: damaged_captures.py TABSHARK [RUNS], with CAPTURES and FIXTURES in the environment; reports in TAP

Each capture is cut RUNS times and has RUNS times a byte flipped; by default so few that it takes about a minute. The
seed is another one each time, and is told: DAMAGE_SEED in the environment takes it again. What fails is kept in the
folder that DAMAGE_KEEP names.
"""

import concurrent.futures
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "oracle"))
import dissected  # pylint: disable=wrong-import-position

TABSHARK = os.path.abspath(sys.argv[1])
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 1
SEED = int(os.environ.get("DAMAGE_SEED") or random.SystemRandom().randrange(10**9))
FIELDS = (  # texts, which only -T fields prints, and fields that are read as columns
    ["frame.number", "frame.len", "frame.protocols", "ip.src", "tcp.stream", "tcp.len", "http.host", "dns.qry.name"],
    ["frame.number", "frame.len", "ip.src", "ipv6.dst", "tcp.stream", "tcp.len", "tcp.window_size", "udp.srcport",
     "arp.opcode"],
)
DAMAGED = (b"been cut short", b"damaged or corrupt")
FIXTURE_PACKETS = 300
TIME_LIMIT = 120
SHOWN = 3


def environment():
    own = dissected.environment()
    own["ASAN_OPTIONS"] = own.get("ASAN_OPTIONS", "") + ":exitcode=99"
    own["UBSAN_OPTIONS"] = own.get("UBSAN_OPTIONS", "") + ":halt_on_error=1:exitcode=99"
    return own


def run(*command):
    return subprocess.run([str(word) for word in command], env=environment(), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIME_LIMIT, check=False)


def read_by_tshark(path, fields):
    options = [word for field in fields for word in ("-e", field)]
    return run("tshark", "-n", "-r", path, "-T", "fields", "-E", "occurrence=f", "-E", "quote=n", *options)


def damage_by_cutting(data, chance):
    place = chance.randrange(len(data))
    return data[:place], f"cut to {place} bytes"


def damage_by_flipping(data, chance):
    place, mask = chance.randrange(len(data)), chance.randrange(1, 256)
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :], f"byte {place} flipped by {mask:#x}"


def kind(path):
    """What file this is to Wireshark, which tells some kinds by the lengths of the first records: a pcap file cut in
    its first packet can be one of Nokia's, whose records have four bytes more."""
    return run("capinfos", "-T", "-r", "-t", path).stdout.rpartition(b"\t")[2]


def expected_end(path, tshark):
    """What tabshark should end with, and the rows it should give, by how tshark fared."""
    rows = tshark.stdout
    if not path.stat().st_size:
        return 1, None
    if tshark.returncode == 0:
        return 0, rows
    if tshark.returncode > 0 and any(words in tshark.stderr for words in DAMAGED):
        return 3, rows
    return 1, None


def differences(path, fields, whole):
    """What is wrong with reading this damaged capture; nothing, if all is well. Its rows have to be the first of those
    of `whole`, unless that is None."""
    tshark = read_by_tshark(path, fields)
    try:
        done = run(TABSHARK, "read", path, "-e", ",".join(fields))
    except subprocess.TimeoutExpired:
        return ["it hangs"]
    status, rows = expected_end(path, tshark)
    found = []
    if done.returncode != status:
        found.append(f"exit status {done.returncode} instead of {status}: {done.stderr[-1000:]!r}; "
                     f"tshark: {tshark.stderr!r}")
    header = "\t".join(fields).encode() + b"\n"
    if done.stdout != (b"" if rows is None else header + rows):
        found.append("its rows are not tshark's")
    if status == 1 and b"tabshark: " not in done.stderr or status == 3 and b"is damaged" not in done.stderr:
        found.append(f"no message: {done.stderr!r}")
    if None not in (rows, whole) and not whole.startswith(rows):
        found.append("the rows before the damage are not those of the whole capture")
    return found


def keep(path, name):
    folder = os.environ.get("DAMAGE_KEEP")
    if folder:
        pathlib.Path(folder, name).write_bytes(path.read_bytes())


def try_one(folder, capture, data, whole, number):
    """The number-th damage of a capture: what was done, what is wrong."""
    chance = random.Random(f"{SEED} {capture.name} {number}")
    cut = number % 2 == 0
    which = chance.randrange(len(FIELDS))
    damaged, what = (damage_by_cutting if cut else damage_by_flipping)(data, chance)
    path = folder / f"{number}-{capture.name}"
    path.write_bytes(damaged)
    comparable = cut and kind(path) == kind(capture)
    found = differences(path, FIELDS[which], whole[which] if comparable else None)
    if found:
        keep(path, path.name)
    path.unlink()
    return [f"{what}: {difference}" for difference in found]


def fixture(folder):
    """The beginning of the project's own capture."""
    path = folder / "fixture.pcapng"
    source = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
    subprocess.run(["tshark", "-n", "-r", source, "-c", str(FIXTURE_PACKETS), "-w", path], check=True,
                   stderr=subprocess.DEVNULL)
    return path


def main():
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.environ.setdefault("XDG_CACHE_HOME", str(folder / "cache"))
        captures = [path for path in dissected.captures() if path.parent != pathlib.Path(os.environ["FIXTURES"])]
        captures.append(fixture(folder))
        print(f"1..{len(captures)}\n# DAMAGE_SEED={SEED}, {RUNS} cuts and {RUNS} flips of each", flush=True)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for number, capture in enumerate(captures, 1):
                data, whole = capture.read_bytes(), [read_by_tshark(capture, fields).stdout for fields in FIELDS]
                tries = [pool.submit(try_one, folder, capture, data, whole, i) for i in range(2 * RUNS)]
                found = [difference for future in tries for difference in future.result()]
                print(f"{'not ok' if found else 'ok'} {number} - {capture.name}", flush=True)
                for difference in found[:SHOWN]:
                    print("# " + difference.encode("ascii", "backslashreplace").decode(), flush=True)
                failed = failed or bool(found)
    return failed


if __name__ == "__main__":
    sys.exit(main())
