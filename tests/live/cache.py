#!/usr/bin/env python3
"""What is kept of reads: when it answers, when tshark has to be asked again, and that nothing that is wrong with it
harms.

usage: cache.py TABSHARK PROGRAM, with STAND_INS in the environment; PROGRAM is a tshark that counts how often it reads;
reports in TAP
"""

import os
import pathlib
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(1, str(pathlib.Path(__file__).parents[1] / "oracle"))
import dissected  # pylint: disable=wrong-import-position
import tap  # pylint: disable=wrong-import-position
from tap import expect  # pylint: disable=wrong-import-position

TABSHARK, PROGRAM = (os.path.abspath(path) for path in sys.argv[1:3])
STAND_INS = pathlib.Path(os.environ["STAND_INS"])
PATIENCE = 120  # seconds
FIELDS = "frame.number,ip.src,udp.length"
COLUMNS = dissected.release() == (4, 0)  # the release that can be read by columns


def packet(number):
    """A datagram; every third in a tunnel, so that it has two addresses."""
    datagram = struct.pack("!HHHH", 4000 + number, 9, 8 + number, 0) + b"x" * number
    inner = struct.pack("!BBHHHBBH4B4B", 0x45, 0, 20 + len(datagram), number, 0, 64, 17, 0, 10, 0, 0, number, 10, 0, 1,
                        1)
    inner += datagram
    outer = struct.pack("!BBHHHBBH4B4B", 0x45, 0, 20 + len(inner), number, 0, 64, 4, 0, 192, 0, 2, 1, 192, 0, 2, 2)
    return b"\x02\0\0\0\0\x02\x02\0\0\0\0\x01\x08\0" + (outer + inner if number % 3 == 0 else inner)


def make_capture(path, packets=7):
    data = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1)
    for number in range(1, packets + 1):
        frame = packet(number)
        data += struct.pack("<IIII", 1700000000 + number, 0, len(frame), len(frame)) + frame
    path.write_bytes(data)


class Scene:
    """An empty folder, settings of its own, and a cache in which only tshark's fields are."""

    def __init__(self, folder, cache):
        self.folder, self.count = folder, folder / "count"
        self.capture, self.settings, self.home = folder / "c.pcap", folder / "config" / "wireshark", folder / "home"
        self.cache, self.kept = cache, cache / "tabshark" / "extractions"
        make_capture(self.capture)
        self.home.mkdir()
        self.settings.mkdir(parents=True)

    def environment(self, **more):
        own = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", COUNT=str(self.count), TABSHARK_TSHARK=PROGRAM)
        own.update(XDG_CACHE_HOME=str(self.cache), XDG_CONFIG_HOME=str(self.settings.parent), HOME=str(self.home))
        own.pop("TABSHARK_CACHE", None)
        own.update(more)
        return {name: value for name, value in own.items() if value is not None}

    def start(self, *words, environment=None, **more):
        return subprocess.Popen(
            [TABSHARK, *map(str, words)], cwd=self.folder, env=self.environment(**(environment or {})),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
        )

    def run(self, *words, **more):
        """Exit status, standard output and standard error."""
        with self.start(*words, **more) as process:
            out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def read(self, *words, **more):
        return self.run("read", *(words or (self.capture, "-e", FIELDS)), **more)

    def reads(self):
        """How often tshark read a capture since the last call."""
        count = self.count.read_bytes().count(b"\n") if self.count.exists() else 0
        self.count.unlink(missing_ok=True)
        return count

    def entries(self):
        return sorted(self.kept.iterdir()) if self.kept.exists() else []

    def expect_reads(self, number, *words, **more):
        """Reads, and gives what that gave."""
        done = self.read(*words, **more)
        reads = self.reads()
        expect(reads == number, f"{words} {more}: tshark read {reads} times instead of {number}: {done}")
        return done

    def expect_change(self, change, *words, **more):
        """Before the change the cache answers, after it tshark does, then the cache again, all as without a cache."""
        self.read(*words, **more)
        self.reads()
        self.expect_reads(0, *words, **more)
        change()
        changed = self.expect_reads(1, *words, **more)
        again = self.expect_reads(0, *words, **more)
        expect(changed == again, f"differ: {changed}, {again}")


def subsets(scene):
    cold = scene.expect_reads(1)
    expect(cold[0] == 0 and b"more than one value: 2 of ip.src" in cold[2], f"gave {cold}")
    expect(scene.expect_reads(0) == cold, "a second read differs")
    for words in (["-e", "udp.length,ip.src", "--strict", "--occurrence", "last"],
                  ["-e", FIELDS, "--occurrence", "all"]):
        hit = scene.read(scene.capture, *words)
        expect(scene.reads() == 0, f"{words} did not come from the cache")
        expect(hit == scene.read(scene.capture, *words, "--no-cache"), f"{words} differs: {hit}")
        scene.reads()
    # Fields that come later join the others.
    scene.expect_reads(1, scene.capture, "-e", "ip.src,ip.dst", "--timeseries")
    scene.expect_reads(0, scene.capture, "-e", "ip.dst,udp.length")


def options(scene):
    ways = [[], ["-Y", "udp"], ["-c", "3"], ["-2"], ["-o", "ip.defragment:FALSE"], ["-d", "udp.port==9,dns"],
            ["-N", "t"]]
    for expected in (1, 0):
        for way in ways:
            scene.expect_reads(expected, scene.capture, "-e", FIELDS, *way)


def capture_changes(scene):
    """A byte of the last packet, with the same size and the same time of change."""
    def change_byte():
        """Of an address."""
        status = scene.capture.stat()
        with open(scene.capture, "r+b") as file:
            file.seek(-20, os.SEEK_END)
            byte = file.read(1)[0]
            file.seek(-20, os.SEEK_END)
            file.write(bytes([byte ^ 1]))
        os.utime(scene.capture, ns=(status.st_atime_ns, status.st_mtime_ns))

    def other_file():
        make_capture(scene.folder / "d.pcap", 6)
        os.replace(scene.folder / "d.pcap", scene.capture)

    scene.expect_change(change_byte)
    scene.expect_change(other_file)
    # Of age: known by its times, not by its content.
    time.sleep(2.5)
    scene.expect_change(change_byte)
    expect(len(scene.entries()) == 2, f"what was changed in place has left {scene.entries()}")


def growing(scene):
    scene.expect_reads(1, environment={"GROW": str(scene.capture)})
    expect(scene.entries() == [], "a capture that grew while it was read was kept")


def settings(scene):
    def write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    keys = scene.folder / "keys.log"
    steps = [
        lambda: write(scene.settings / "preferences", "ip.defragment: FALSE\n"),
        lambda: write(scene.settings / "preferences", "ip.defragment: TRUE\n"),
        lambda: write(scene.settings / "hosts", "10.0.0.1 one\n"),
        lambda: write(scene.settings / "hosts", "10.0.0.1 two\n"),
        lambda: write(scene.settings / "profiles" / "p" / "decode_as_entries", "# nothing\n"),
        lambda: write(scene.settings / "disabled_protos", "dns\n"),
        lambda: write(scene.home / ".local" / "lib" / "wireshark" / "plugins" / "x.lua", "-- nothing\n"),
        lambda: write(scene.settings / "preferences", f"tls.keylog_file: {keys}\n"),
        lambda: write(keys, "# key\n"),
    ]
    words = [scene.capture, "-e", "ip.src,ip.src_host", "-N", "n"]
    scene.expect_reads(1, *words)
    for number, step in enumerate(steps):
        step()
        done = scene.expect_reads(1, *words)
        if number == len(steps) - 1:  # it has just changed, so it may change again at the same time
            time.sleep(2.5)
            scene.read(*words)
            scene.reads()
        expect(scene.expect_reads(0, *words) == done, f"step {number} differs")
    expect(b"two" in done[1], f"no name of a host: {done}")
    (scene.settings / "recent").write_text("gui.x: 1\n")
    scene.expect_reads(0, *words)


def environment(scene):
    for more in ({}, {"TZ": "Asia/Tokyo"}, {"LC_ALL": "C"}, {"WIRESHARK_LOG_LEVEL": "warning"}):
        scene.expect_reads(1, environment=more)
        scene.expect_reads(0, environment=more)
    tokyo = {"TZ": "Asia/Tokyo"}
    dates = [scene.capture, "-e", "frame.time", "--occurrence", "all"]
    expect(scene.read(*dates)[1] == scene.read(*dates, environment=tokyo)[1], "a time depends on the zone")
    later = [scene.capture, "-Y", 'frame.time < "2023-11-15 00:00:00"', "-e", "frame.number"]  # a local time
    expect(scene.read(*later)[1] != scene.read(*later, environment=tokyo)[1], "filters of two zones are one")


def program(scene):
    other = scene.folder / "tshark-of-mine"
    shutil.copy(PROGRAM, other)
    scene.expect_reads(1)
    time.sleep(2.5)
    mine = {"TABSHARK_TSHARK": str(other)}
    scene.expect_reads(1, environment=mine)
    scene.expect_reads(0, environment=mine)
    with open(other, "ab") as file:
        file.write(b"\0")
    scene.expect_reads(1, environment=mine)
    # What a script runs is not known.
    kept = scene.entries()
    scene.expect_reads(1, environment={"TABSHARK_TSHARK": str(STAND_INS / "counts")})
    expect(scene.entries() == kept, "what a script read was kept")


def never_kept(scene):
    plain = [scene.capture, "-e", FIELDS]
    for words, more in ((plain + ["--no-cache"], {}), (plain, {"TABSHARK_CACHE": "off"}),
                        (plain, {"TABSHARK_CACHE_SIZE": "0"}),
                        (plain + ["--engine", "fields"], {}), *([(plain + ["--engine", "columns"], {})] * COLUMNS),
                        (plain + ["-N", "N"], {}),
                        ([scene.capture, "-e", "no.such"], {}), ([scene.capture, "-e", "ip.src", "-Y", "no such"], {})):
        scene.expect_reads(1, *words, environment=more)
    with open(scene.capture, "rb") as file:
        scene.expect_reads(1, "-", "-e", FIELDS, stdin=file)
    scene.run("--no-cache", *["read", *plain])
    expect(scene.reads() == 1, "--no-cache in front has no effect")
    expect(scene.entries() == [], f"kept {scene.entries()}")
    done = scene.expect_reads(0, environment={"TABSHARK_CACHE": "of"})
    expect(done[0] == 2 and b"TABSHARK_CACHE is on or off" in done[2], f"gave {done}")


def fifo(scene):
    os.mkfifo(scene.folder / "fifo")
    for _ in range(2):
        with subprocess.Popen(["cp", scene.capture, scene.folder / "fifo"]):
            scene.expect_reads(1, "fifo", "-e", FIELDS)


def damaged_entry(scene):
    whole = scene.expect_reads(1)
    [entry] = scene.entries()
    data = entry.read_bytes()
    for place in (0, len(data) // 3, len(data) - 200, len(data) - 1):
        entry.write_bytes(data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1:])
        again = scene.expect_reads(1)
        expect(again == whole, f"a changed byte {place} shows: {again} and not {whole}")
        expect(scene.expect_reads(0) == whole, "it was not mended")
    for length in (0, len(data) - 1):
        entry.write_bytes(data[:length])
        expect(scene.expect_reads(1) == whole, f"a cut at {length} shows")


def damaged_capture(scene):
    """Its warning names it as it was named."""
    scene.capture.write_bytes(scene.capture.read_bytes()[:-3])
    cold = scene.expect_reads(1, "c.pcap", "-e", FIELDS)
    expect(cold[0] == 3 and b"'c.pcap' is damaged" in cold[2], f"gave {cold}")
    expect(scene.expect_reads(0, "c.pcap", "-e", FIELDS) == cold, "a hit says something else")
    other = scene.expect_reads(1, "./c.pcap", "-e", FIELDS)
    expect(other[2] == cold[2].replace(b"'c.pcap'", b"'./c.pcap'").replace(b'"c.pcap"', b'"./c.pcap"'),
           f"says {other[2]}")


def side_by_side(scene):
    processes = [scene.start("read", scene.capture, "-e", FIELDS if number % 2 else "ip.dst") for number in range(6)]
    outputs = [process.communicate(timeout=PATIENCE) for process in processes]
    expect(outputs[0::2] == outputs[0:1] * 3 and outputs[1::2] == outputs[1:2] * 3, "they differ")
    scene.reads()
    [entry] = scene.entries()
    expect(entry.stat().st_mode & 0o777 == 0o600 and scene.kept.stat().st_mode & 0o777 == 0o700, "others may read it")
    scene.read()
    scene.reads()
    expect(scene.expect_reads(0)[1] == outputs[1][0], "what was kept differs")


def unusable_folder(scene):
    whole = scene.expect_reads(1, "--no-cache", scene.capture, "-e", FIELDS)
    shutil.rmtree(scene.kept, ignore_errors=True)
    scene.kept.write_text("a file")
    expect(scene.expect_reads(1) == whole == scene.expect_reads(1), "a file in its place shows")
    scene.kept.unlink()
    expect(scene.expect_reads(1, environment={"XDG_CACHE_HOME": "/proc/none"}) == whole, "no folder shows")
    scene.read()
    scene.reads()
    # A folder that cannot be written to still answers. (Root may write.)
    scene.kept.chmod(0o500)
    scene.expect_reads(0)
    if os.geteuid() != 0:
        expect(scene.expect_reads(1, scene.capture, "-e", "ip.dst")[2] == b"", "that it is read-only shows")
    scene.kept.chmod(0o700)


def full_disk(scene):
    scene.read("--no-cache", scene.capture, "-e", FIELDS)
    scene.reads()
    few = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)), "restore_signals": False}
    done = scene.expect_reads(1, **few)
    expect(done[0] == 0 and b"kept" not in done[2], f"gave {done}")
    expect(scene.entries() == [], f"left {scene.entries()}")
    status, _, said = scene.run("-v", "read", scene.capture, "-e", FIELDS, **few)
    expect(status == 0 and b"what was read is not kept: " in said, f"says {said}")


def eviction(scene):
    captures = [scene.folder / f"{name}.pcap" for name in "xyz"]
    for capture in captures:
        make_capture(capture)
    scene.expect_reads(1, captures[0], "-e", FIELDS)
    room = {"TABSHARK_CACHE_SIZE": str(scene.entries()[0].stat().st_size * 5 // 2)}
    scene.expect_reads(1, captures[1], "-e", FIELDS, environment=room)
    scene.expect_reads(0, captures[0], "-e", FIELDS, environment=room)
    scene.expect_reads(1, captures[2], "-e", FIELDS, environment=room)
    expect(len(scene.entries()) == 2, f"kept {scene.entries()}")
    scene.expect_reads(0, captures[0], "-e", FIELDS, environment=room)
    scene.expect_reads(1, captures[1], "-e", FIELDS, environment={"TABSHARK_CACHE_SIZE": "100"})
    expect(len(scene.entries()) <= 2, f"kept {scene.entries()}")


def chains(scene):
    """Passes that are shared, several captures, other verbs."""
    make_capture(scene.folder / "d.pcap", 3)
    (scene.folder / "chains").write_text(
        "read c.pcap d.pcap -e frame.number then tail 1\n\nread c.pcap d.pcap -e ip.src --strict then tail 1\n\n"
        "read d.pcap -e ip.dst then tail 1\n\nstreams c.pcap\n"
    )
    cold = scene.run("run", "chains")
    reads = scene.reads()
    expect(cold[0] == 0 and reads == 4, f"{reads} reads, {cold}")
    expect(scene.run("run", "chains") == cold and scene.reads() == 0, "a second run differs, or reads")
    make_capture(scene.folder / "d.pcap", 4)
    expect(scene.run("run", "chains") != cold and scene.reads() == 2, "another d.pcap was not read, or c.pcap was")
    shown = scene.run("--show-command", "read", scene.capture, "-e", FIELDS)
    expect(shown[1].startswith(PROGRAM.encode()), f"shown {shown}")
    scene.run("verify-engine", scene.capture)
    expect(scene.reads() > 0 or not COLUMNS, "verify-engine took what was kept")


def verb(scene):
    scene.read(scene.capture, "-e", FIELDS, "-Y", "udp", "-c", "5")
    listed = scene.run("cache", "list", "then", "select", "capture,filter,fields,options,rows")[1].decode().splitlines()
    expect(listed[1:] == [f"{scene.capture}\tudp\t{FIELDS}\t-c 5\t5"], f"listed {listed}")
    size = sum(entry.stat().st_size for entry in scene.entries())
    told = scene.run("cache", "size")[1]
    expect(told == b"size\tlimit\n%d\t2147483648\n" % size, f"told {told}")
    summary = scene.run("cache", "then", "select", "state,captures,entries,rows,size")[1]
    expect(summary.splitlines()[1] == b"on\t1\t1\t5\t%d" % size, f"told {summary}")
    scene.entries()[0].write_bytes(b"damaged")
    listed = scene.run("cache", "list", "then", "select", "capture,rows,size")[1]
    expect(listed == b"capture\trows\tsize\n\t\t7\n", f"listed {listed}")
    cleared = scene.run("cache", "clear")[1]
    expect(cleared == b"removed\tsize\n1\t7\n" and scene.entries() == [], f"cleared {cleared}")


TESTS = {
    "fields that are kept, and those that are not": subsets,
    "options": options,
    "the capture changes": capture_changes,
    "a capture that grows": growing,
    "settings, names, plugins, keys": settings,
    "the environment": environment,
    "another program": program,
    "what is never kept": never_kept,
    "a FIFO": fifo,
    "damaged entries": damaged_entry,
    "a damaged capture": damaged_capture,
    "runs side by side": side_by_side,
    "a folder that cannot be used": unusable_folder,
    "a full disk": full_disk,
    "what goes first": eviction,
    "files of chains": chains,
    "the verb": verb,
}


def wait_until_old():
    """Of programs that have just been built nothing is kept: they might be built again within the same tick."""
    built = max(os.stat(path).st_ctime for path in (TABSHARK, PROGRAM))
    time.sleep(max(0, min(3, built + 2.5 - time.time())))


def run_test(test, cache):
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(pathlib.Path(folder), cache)
        try:
            test(scene)
        finally:
            if scene.kept.is_file():
                scene.kept.unlink()
            shutil.rmtree(scene.kept, ignore_errors=True)


def main():
    wait_until_old()
    with tempfile.TemporaryDirectory() as cache:
        return tap.report([(name, test, pathlib.Path(cache)) for name, test in TESTS.items()], run_test)


if __name__ == "__main__":
    sys.exit(main())
