"""Commands of all kinds that make something, what they make when nothing is lacking, and what may be there when
something is.

Which of them are run, and with which limits, is sampled by a seed, which RESOURCES_SEED sets; with `all` as the second
argument of the program it is each of them."""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from scene import FIXTURE, TABSHARK, Scene
from tap import expect

SEED = int(os.environ.get("RESOURCES_SEED", random.SystemRandom().randrange(10**6)))
ALL = len(sys.argv) > 2 and sys.argv[2] == "all"
RANDOM = random.Random(SEED)
OLD = b"what was there before\n"
# The loader's words, before tabshark begins.
LOADER = "error while loading shared libraries"


def sample(values, wanted):
    values = list(values)
    return values if ALL else sorted(RANDOM.sample(values, min(wanted, len(values))))


def formats():
    """Those of print and the suffixes of write, as tabshark lists them."""
    def listed(*words):
        return subprocess.run([TABSHARK, *words], stderr=subprocess.PIPE, check=False).stderr.decode()
    names = re.search(r"there are (.*)", listed("open", "x", "then", "print", "--format", "no-such"))[1]
    suffixes = re.search(r"end in one of (.*?);", listed("open", "x", "then", "write", "x.no-such"))[1]
    # A database is no text, and is not printed.
    return [name for name in names.split(", ") if name != "sqlite"], suffixes.split(", ")


NAMES, SUFFIXES = formats()
PICTURES = [".png", ".svg", ".pdf"]
SHEET = """# A sheet

```tabshark
read {capture} -e frame.number,frame.len then plot -x frame.number -y frame.len -o lengths.png
read {capture} -e frame.len then describe
```
"""
CHAINS = """page 1x2 -o out.png
open {table} then plot -x n -y x
open {table} then plot -x x -y n
"""


class Inputs:
    """What is read, in a folder of its own."""

    def __init__(self, folder):
        self.table, self.capture = folder / "t.tsv", folder / "small.pcap"
        self.sheet, self.chains = folder / "sheet.md", folder / "chains"
        self.table.write_text("n\tx\thost\n" + "".join(f"{i}\t{i * i % 97}\ta{i % 5}.example\n" for i in range(3000)))
        subprocess.run(["editcap", "-r", FIXTURE, self.capture, "1-200"], check=True)
        self.sheet.write_text(SHEET.format(capture=self.capture))
        self.chains.write_text(CHAINS.format(table=self.table))

    def writes(self):
        """Commands by name that make the file or folder of the last word."""
        read = ["read", self.capture, "-e", "frame.number,frame.len"]
        for suffix in SUFFIXES:
            yield f"write {suffix}", ["open", self.table, "then", "write", "out" + suffix]
        for suffix in PICTURES:
            yield f"plot {suffix}", ["open", self.table, "then", "plot", "-x", "n", "-y", "x", "-o", "out" + suffix]
        yield "a page of plots", ["run", self.chains, "out.png"]
        yield "read and write", [*read, "then", "write", "out.tsv"]
        yield "several captures", ["read", self.capture, self.capture, *read[1:], "--jobs", "3", "then", "write",
                                   "out.tsv"]
        yield "streams", ["streams", self.capture, "then", "write", "out.tsv"]
        yield "restore", ["restore", self.capture, "-o", "out"]
        yield "lab", ["lab", self.sheet, "-o", "out"]
        yield "report", ["report", self.capture, "-o", "out"]

    def sampled(self):
        """All that is quick, and three others."""
        commands = list(self.writes())
        slow = sample([name for name, _ in commands if not is_local(name)], 3)
        return [(name, command) for name, command in commands if is_local(name) or name in slow]

    def prints(self):
        for name in NAMES:
            yield f"print {name}", ["open", self.table, "then", "print", "--format", name]
        yield "print packets", ["read", self.capture, "-e", "frame.number,frame.len"]
        yield "print streams", ["streams", self.capture]
        yield "print info", ["info", self.capture]


def words_of(command):
    """Without the name of what is made, where that is no argument."""
    words = list(map(str, command))
    return words[:-1] if words[0] == "run" else words


def is_local(name):
    """Does it run without tshark, in hundredths of a second?"""
    return name.startswith(("write", "plot", "a page"))


def kept(path):
    """The bytes of a file, or of each file of a folder."""
    if path.is_dir():
        return {str(below.relative_to(path)): below.read_bytes() for below in sorted(path.rglob("*"))
                if below.is_file()}
    return path.read_bytes() if path.exists() else None


WHOLE = {}


def whole(name, command):
    """What a command makes when nothing is lacking."""
    if name not in WHOLE:
        with tempfile.TemporaryDirectory() as root:
            scene = Scene(pathlib.Path(root))
            status, out, err = scene.run(*words_of(command))
            expect(status == 0, f"{name}: exit status {status}: {err}")
            WHOLE[name] = (out, kept(scene.work / str(command[-1])))
    return WHOLE[name]


def expect_error(status, err, what, words=""):
    expect(status == 1, f"{what}: exit status {status}: {err[:600]}")
    expect("tabshark: " in err and words in err, f"{what}: says {err[:600]!r}")


def expect_whole_or_error(scene, name, command, result, signals=False):
    """Of a command that makes something, with or without an old file of that name."""
    status, _, err = result
    target = scene.work / str(command[-1])
    made = whole(name, command)[1]
    scene.expect_nothing_runs()
    expect(status >= 0 or signals, f"{name}: ended by signal {-status}: {err[:600]}")
    if status == 0:
        expect(kept(target) == made, f"{name}: exit status 0, but what was made is not whole")
    elif status > 0:
        expect(status in (1, 127) and ("tabshark: " in err if status == 1 else LOADER in err),
               f"{name}: exit status {status}: {err[:600]!r}")
    names = sorted(path.name for path in scene.work.iterdir())
    expect(names in ([], [target.name]), f"{name}: in the folder: {names}")
    if status != 0 and not target.is_dir():
        expect(kept(target) in (None, OLD), f"{name}: exit status {status}, and the old file is gone: {err[:300]!r}")
    elif status != 0:
        # A page shows what went wrong, so it is there; each of its files has an end.
        for file, content in kept(target).items():
            expect(not file.startswith(".") and (not file.endswith(".html") or content.endswith(b"</html>\n")),
                   f"{name}: {file} is not whole")


def put_old(scene, command):
    target = scene.work / str(command[-1])
    if target.suffix:
        target.write_bytes(OLD)


def empty(folder):
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
