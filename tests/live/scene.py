"""What live tests share: an empty folder with tabshark at work in it, and what is left there when that has ended."""

import functools
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import tap
from tap import Failure, expect

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
STAND_INS = pathlib.Path(os.environ["STAND_INS"])
PATIENCE = 30  # seconds for what takes a moment, on a slow machine too


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
        # A sanitizer's helper ends by itself, once nobody asks it any more.
        if int(its_session) == session and state not in "ZX" and name != "llvm-symbolizer":
            found[int(entry.name)] = name
    return found


class Scene:
    """An empty folder with an empty TMPDIR, and tabshark at work there in a session of its own."""

    def __init__(self, root):
        self.root = root
        self.work = root / "work"
        self.tmp = root / "tmp"
        self.work.mkdir()
        self.tmp.mkdir()
        self.process = None
        self.cache = root / "cache"

    def environment(self, stand_in, variables):
        own = dict(os.environ, TMPDIR=str(self.tmp), LC_ALL="C.UTF-8")
        own.setdefault("XDG_CACHE_HOME", str(self.cache))
        own["ASAN_OPTIONS"] = own.get("ASAN_OPTIONS", "") + ":exitcode=99"
        own.pop("TABSHARK_TSHARK", None)
        if stand_in:
            own["TABSHARK_TSHARK"] = str(STAND_INS / stand_in)
        return {**own, **(variables or {})}

    def start(self, *arguments, stand_in=None, wrapper=(), variables=None, before=None, **streams):
        """`before` is called in the new process, before it becomes tabshark."""
        environment = self.environment(stand_in, variables)
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        self.process = subprocess.Popen(
            [*wrapper, TABSHARK, *arguments], cwd=self.work, env=environment, start_new_session=True, preexec_fn=before,
            **streams
        )
        return self.process

    def run(self, *arguments, **more):
        """The same, to its end."""
        self.start(*arguments, **more)
        return self.end()

    def wait_for(self, name):
        """Until a program of that name works for tabshark."""
        eventually(
            lambda: name in processes_of(self.process.pid).values() or self.process.poll() is not None,
            f"no {name} was started",
        )
        expect(self.process.poll() is None, f"tabshark ended early: {self.process.returncode}")

    def end(self, patience=PATIENCE):
        """The exit status, standard output and standard error, once tabshark has ended."""
        try:
            out, err = self.process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            raise Failure("tabshark did not end") from None
        return self.process.returncode, out, err.decode(errors="replace") if err is not None else ""

    def expect_nothing_runs(self):
        eventually(lambda: not processes_of(self.process.pid), "processes are left", PATIENCE / 3)
        expect(not list(self.tmp.iterdir()), f"in TMPDIR: {list(self.tmp.iterdir())}")

    def expect_nothing_left(self, *files):
        self.expect_nothing_runs()
        names = sorted(path.name for path in self.work.iterdir())
        expect(names == sorted(files), f"in the folder: {names}")

    def clean_up(self):
        if self.process is not None:
            for number in processes_of(self.process.pid):
                os.kill(number, signal.SIGKILL)
            self.process.wait()


def run_in_scene(test, *arguments, kind=Scene):
    with tempfile.TemporaryDirectory() as root:
        scene = kind(pathlib.Path(root))
        try:
            test(scene, *arguments)
        finally:
            scene.clean_up()


def report(tests, kind=Scene):
    """Runs tests, each (name, function, arguments…), in a scene of its own. True if one failed."""
    return tap.report(tests, functools.partial(run_in_scene, kind=kind))
