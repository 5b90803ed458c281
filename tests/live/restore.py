#!/usr/bin/env python3
"""restore on captures made to order, into folders with odd names, and where it must not do anything.

usage: restore.py TABSHARK, with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import csv
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import made_captures
import tap
from tap import expect

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
STAND_INS = pathlib.Path(os.environ["STAND_INS"])
INVALID = os.fsdecode(b"inv\xfflid")
ODD_NAMES = ["two words", "it's", "-o", "--force", "$(touch pwned)", "a;touch pwned", "new\nline", "tab\t", INVALID,
             "<&>"]


def environment(**more):
    own = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/nonexistent", **more)
    own["ASAN_OPTIONS"] = own.get("ASAN_OPTIONS", "") + ":exitcode=99"
    own.pop("TABSHARK_TSHARK", None)
    return own


def run(*arguments, **more):
    """In the current folder: exit status, output, messages."""
    command = [TABSHARK, *arguments]
    settings = {"env": environment(), "stdin": subprocess.DEVNULL, **more}
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **settings)
    return result.returncode, result.stdout, os.fsdecode(result.stderr)


def restore(*arguments, **more):
    status, out, err = run("restore", *arguments, **more)
    expect(status == 0, f"exit status {status}: {err}")
    return out


def names_in(folder="."):
    return sorted(path.name for path in pathlib.Path(folder).iterdir())


def index_of(folder):
    text = (pathlib.Path(folder) / "index.tsv").read_text()
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def number(cell):
    return int(cell) if cell != "" else None


def compare_row(row, expected):
    stream, side, content, *numbers, note = expected
    expect((row["stream"], row["side"]) == (stream, side), f"stream {row['stream']}, side {row['side']}")
    got = [number(row[name]) for name in ("expected", "written", "missing", "overlap", "conflict")]
    expect(got == numbers, f"{got} instead of {numbers}: {row['note']}")
    expect(note in row["note"] and (note != "" or row["note"] == ""), f"the note is {row['note']!r}")
    expect((content is None) == (row["file"] == ""), f"the file is {row['file']!r}")
    if content is not None:
        found = (pathlib.Path("out") / row["file"]).read_bytes()
        expect(found == content, f"the file holds {found[:80]!r}")
        expect(row["size"] == str(len(content)), f"size {row['size']}")


def made_to_order(frames, rows):
    made_captures.write("c.pcap", frames)
    restore("c.pcap", "-o", "out")
    index = index_of("out")
    expect(len(index) == len(rows), f"{len(index)} rows instead of {len(rows)}: {index}")
    for row, expected in zip(index, rows):
        compare_row(row, expected)
    files = [row["file"] for row in index if row["file"] != ""]
    expect(names_in("out") == sorted([*files, "index.tsv"]), f"in the folder: {names_in('out')}")
    expect(names_in() == ["c.pcap", "out"], f"beside it: {names_in()}")


def simple_contents(link_name):
    index = index_of("out")
    expect([row["written"] for row in index] == ["3"], f"{link_name}: {index}")
    expect((pathlib.Path("out") / index[0]["file"]).read_bytes() == b"abc", "the file holds something else")


def other_links():
    for name, link, change in (("raw", made_captures.RAW_IP, made_captures.ip_packet),
                               ("cooked", made_captures.COOKED, made_captures.cooked)):
        made_captures.write("c.pcap", [change(whole) for whole in made_captures.SIMPLE], link)
        restore("c.pcap", "-o", "out")
        simple_contents(name)
        shutil.rmtree("out")
    made_captures.write_interfaces("c.pcapng", made_captures.SIMPLE)
    restore("c.pcapng", "-o", "out")
    simple_contents("two link types")


def simple():
    made_captures.write("c.pcap", made_captures.SIMPLE)


FILE = "010.000.000.001.01000-010.000.000.002.00080"


def odd_names():
    for name in ODD_NAMES:
        simple()
        os.mkdir("sub")
        os.rename("c.pcap", f"./{name}")
        folder = f"out{name}" if name.startswith("-") else f"sub/{name}"
        restore("--output=" + folder, "--", name)
        expect(names_in(folder) == sorted([FILE, "index.tsv"]), f"{name!r}: {names_in(folder)}")
        shutil.rmtree("sub")
        expect(len(names_in()) <= 3 and "pwned" not in names_in(), f"{name!r}: {names_in()}")
        for left in names_in():
            shutil.rmtree(left) if os.path.isdir(left) else os.unlink(left)


def folder_with_a_dash():
    simple()
    os.mkdir("-d")
    restore("c.pcap", "--output=-d")
    expect(names_in("-d") == sorted([FILE, "index.tsv"]), str(names_in("-d")))


def not_empty():
    simple()
    os.mkdir("out")
    pathlib.Path("out/mine").write_text("mine")
    status, out, err = run("restore", "c.pcap", "-o", "out")
    expect(status == 1 and out == b"" and "not empty" in err and "--force" in err, f"{status}: {err}")
    expect(names_in("out") == ["mine"], str(names_in("out")))
    for _ in range(2):
        restore("c.pcap", "-o", "out", "--force")
        expect(names_in("out") == sorted([FILE, "index.tsv", "mine"]), str(names_in("out")))
    expect(pathlib.Path("out/mine").read_text() == "mine", "what was there has changed")


def links_are_not_followed():
    """Neither by tcpflow nor by us: what stands in the folder is replaced, not what it leads to."""
    simple()
    pathlib.Path("precious").write_text("precious")
    os.mkdir("out")
    for name in (FILE, "index.tsv", "report.xml"):
        os.symlink("../precious", f"out/{name}")
    restore("c.pcap", "-o", "out", "--force")
    expect(pathlib.Path("precious").read_text() == "precious", "a link was followed")
    expect(not os.path.islink(f"out/{FILE}") and not os.path.islink("out/index.tsv"), "a link was left")
    os.symlink("nowhere", "link")
    status, _, err = run("restore", "c.pcap", "-o", "link")
    expect(status == 1 and not os.path.lexists("nowhere"), f"{status}: {err}")


def a_folder_in_the_way():
    simple()
    os.makedirs("out/index.tsv")
    status, _, err = run("restore", "c.pcap", "-o", "out", "--force")
    expect(status == 1 and "index.tsv" in err, f"{status}: {err}")
    expect(names_in("out") == ["index.tsv"], str(names_in("out")))


def nothing_is_done(*arguments, status, words, **more):
    before = names_in()
    got, out, err = run("restore", *arguments, **more)
    expect(got == status and out == b"", f"exit status {got}, {out!r}: {err}")
    expect(err.startswith("tabshark: ") and words in err, f"says {err!r}")
    expect(names_in() == before, f"in the folder: {names_in()}")


def mistakes():
    simple()
    pathlib.Path("letter").write_text("Dear reader\n" * 100)
    nothing_is_done("nosuch.pcap", "-o", "out", status=1, words="nosuch.pcap")
    nothing_is_done("letter", "-o", "out", status=1, words="letter")
    nothing_is_done("c.pcap", "-o", "letter", status=1, words="not a folder")
    nothing_is_done("c.pcap", "-o", "no/such/out", status=1, words="no/such")
    nothing_is_done("c.pcap", "-o", "out", "-Y", "tcp.prot == 1", status=2, words="tcp.prot == 1\n")
    nothing_is_done("c.pcap", "-o", "out", "-Y", "tcp) or (udp", status=2, words="filter")


def without_tcpflow():
    simple()
    os.mkdir("bin")
    for program in ("tshark", "sh"):
        os.symlink(shutil.which(program), f"bin/{program}")
    path = environment(PATH=os.path.abspath("bin"))
    nothing_is_done("c.pcap", "-o", "out", status=1, words="apt install tcpflow", env=path)


def chosen_streams():
    restore(FIXTURE, "-o", "out", "--stream", "3,1")
    streams = [row["stream"] for row in index_of("out")]
    expect(streams == ["1", "1", "3", "3"], f"streams {streams}")
    restore(FIXTURE, "-o", "two", "--stream", "1", "--stream", "4", "-Y", "tcp.srcport == 80")
    rows = [(row["stream"], row["side"]) for row in index_of("two")]
    expect(rows == [("1", "server"), ("4", "server")], str(rows))
    restore(FIXTURE, "-o", "none", "-Y", "udp")
    expect(names_in("none") == ["index.tsv"], str(names_in("none")))


def file_times():
    simple()
    restore("c.pcap", "-o", "out")
    expect(os.stat(f"out/{FILE}").st_mtime == 1700000000, "the file has another time than its first packet")
    expect(index_of("out")[0]["start"] == "2023-11-14T22:13:20.000000000Z", index_of("out")[0]["start"])


def limited(what, amount):
    """The fixture, by a shell that sets a limit for all programs."""
    shell = ["sh", "-c", f'trap "" XFSZ; ulimit -{what} {amount} && exec "$@"', "sh", TABSHARK, "restore", str(FIXTURE),
             "-o", "out"]
    result = subprocess.run(shell, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return result.returncode, os.fsdecode(result.stderr)


def files_too_large():
    """As on a full disk: a write fails."""
    status, err = limited("f", 600)
    expect(status == 1 and "cannot write" in err, f"{status}: {err}")
    expect(names_in() == [], f"left: {names_in()}")


def few_descriptors():
    """tcpflow has to close files and open them again."""
    restore(FIXTURE, "-o", "out")
    os.rename("out", "expected")
    status, err = limited("n", 40)
    expect(status == 0, f"{status}: {err}")
    for row, wanted in zip(index_of("out"), index_of("expected"), strict=True):
        expect(row == wanted, f"{row}, not {wanted}")


def stop_after(seconds, how):
    process = subprocess.Popen([TABSHARK, "restore", FIXTURE, "-o", "out"], env=environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(seconds)
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def interrupted():
    """At any moment: all is there, or nothing."""
    complete = 0
    for step in range(25):
        status, err = stop_after(step * 0.02, signal.SIGINT if step % 2 else signal.SIGTERM)
        expect(status < 0 or status == 0, f"ended with {status}: {err!r}")
        expect(status == 0 or err == b"", f"says {err!r}")
        expect(names_in() in ([], ["out"]), f"left: {names_in()}")
        if names_in() == ["out"]:
            complete += 1
            expect(len(names_in("out")) == len(index_of("out")) + 1, "the folder is not complete")
            shutil.rmtree("out")
    expect(complete < 25, "it was never stopped in time")


def list_tests():
    for name, (frames, rows) in made_captures.CASES.items():
        yield name, made_to_order, frames, rows
    yield "other link types", other_links
    yield "odd names", odd_names
    yield "a folder that begins with -", folder_with_a_dash
    yield "a folder that is not empty", not_empty
    yield "links in the folder", links_are_not_followed
    yield "a folder in the place of a file", a_folder_in_the_way
    yield "mistakes", mistakes
    yield "no tcpflow", without_tcpflow
    yield "chosen streams", chosen_streams
    yield "the files' times", file_times
    yield "a limit on the size of files", files_too_large
    yield "a limit on descriptors", few_descriptors
    yield "interrupted at any moment", interrupted


def run_test(test, *arguments):
    with tempfile.TemporaryDirectory() as root:
        os.chdir(root)
        try:
            test(*arguments)
        finally:
            os.chdir("/")


def main():
    if shutil.which("tcpflow") is None:
        print("1..0 # SKIP there is no tcpflow")
        return False
    return tap.report(list_tests(), run_test)


if __name__ == "__main__":
    sys.exit(main())
