#!/usr/bin/env python3
"""Captures on a real Slurm with two nodes, while things go wrong: the result is that of one run here, or says what is
missing.

usage: live.py TABSHARK, with FIXTURES in the environment; reports in TAP. EVERY=N takes every N-th of 200 captures.
"""

import os
import pathlib
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

import slurm

sys.path.insert(1, str(pathlib.Path(__file__).parents[1] / "live"))
from tap import Failure, expect  # pylint: disable=wrong-import-position

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
EVERY = int(os.environ.get("EVERY", "1"))
CAPTURES = 200
PATIENCE = 240
FULL = re.compile("the disk is full|No space left on device")

READ = ["read", "--timeseries", "-e", "ip.src,ip.proto,frame.len"]
GROUP = ["group", "ip.src", "count", "bytes=sum:frame.len", "mean:frame.len", "first:ip.proto", "max:frame.time_epoch"]
REST = ["sort", "-r", "bytes", "ip.src"]

# In tshark's place: the first time that the capture of that name is read, the task dies as if somebody had killed it.
KILLER = """#!/bin/sh
case "$*" in
*{name}*)
    if mkdir {marker} 2>/dev/null; then
        kill -9 "$PPID"
        exit 1
    fi
    ;;
esac
exec {tshark} "$@"
"""


def cut_fixture(folder):
    """The fixture's packets in 200 captures or a few more, by time."""
    subprocess.run(["editcap", "-i", "0.4", FIXTURE, folder / "t.pcapng"], check=True, capture_output=True)
    captures = sorted(path.name for path in folder.iterdir())
    expect(len(captures) >= CAPTURES, f"editcap made {len(captures)} captures only")
    return captures[::EVERY]


class Scene:
    """A folder with captures, and the Slurm that reads them."""

    def __init__(self, root, cluster):
        self.root = root
        self.cluster = cluster
        self.data = root / "data"
        self.data.mkdir()
        self.captures = cut_fixture(self.data)
        self.environment = dict(cluster.environment, LC_ALL="C.UTF-8", TZ="UTC")
        # Each run reads for itself.
        self.environment.setdefault("XDG_CACHE_HOME", str(root / "cache"))

    def tabshark(self, *arguments, environment=None):
        return subprocess.run(
            [TABSHARK, *map(str, arguments)],
            cwd=self.data,
            env={**self.environment, **(environment or {})},
            capture_output=True,
            text=True,
        )

    def succeed(self, *arguments, environment=None, status=0):
        done = self.tabshark(*arguments, environment=environment)
        expect(done.returncode == status, f"{arguments[:3]} ended with {done.returncode}: {done.stderr}")
        return done

    def submit(self, out, captures, per_task, environment=None):
        """Gives back the number of the job array."""
        words = ["cluster", "submit", "-o", out, "--per-task", per_task, *captures]
        said = self.succeed(*words, "then", *READ, "then", *GROUP, "then", *REST, environment=environment).stdout
        return re.search(r"are job (\d+);", said).group(1)

    def single(self, captures, status=0):
        """One run here, over the same captures."""
        return self.succeed(*READ, "--", *captures, "then", *GROUP, "then", *REST, status=status)

    def status(self, out):
        """The rows of status: a dict for each task."""
        lines = self.succeed("cluster", "status", out).stdout.splitlines()
        names = lines[0].split("\t")
        return [dict(zip(names, line.split("\t"))) for line in lines[1:]]

    def states(self, out):
        return [row["state"] for row in self.status(out)]

    def missing(self, out):
        """The captures that are in no part, with their reasons."""
        lines = self.succeed("cluster", "status", out, "--missing").stdout.splitlines()
        return dict(line.split("\t")[::2] for line in lines[1:])


def without_column(text, name):
    rows = [line.split("\t") for line in text.splitlines()]
    at = rows[0].index(name)
    return "".join("\t".join(row[:at] + row[at + 1 :]) + "\n" for row in rows)


def make_trouble(scene):
    """Nine captures of their own: one damaged, one that is no capture, one whose task is killed."""
    names = [f"{letter} '\n-.pcapng" for letter in "abcdefghi"]
    for name, capture in zip(names, scene.captures):
        shutil.copy(scene.data / capture, scene.data / name)
    damaged, bad, killed = names[1], names[3], names[5]
    # Big enough to lose packets at its end.
    shutil.copy(FIXTURE, scene.data / damaged)
    with open(scene.data / damaged, "r+b") as file:
        file.truncate(200_000)
    (scene.data / bad).write_bytes(b"this is no capture")
    return names, damaged, bad, killed


def killer(scene, name):
    path = scene.root / "killer"
    path.write_text(
        KILLER.format(
            name=shlex.quote(name.split("\n")[0]),
            marker=shlex.quote(str(scene.root / "killed-once")),
            tshark=shlex.quote(shutil.which("tshark")),
        )
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def run_scenario(scene, small_disk):
    """Everything in one session of Slurm; yields the names of what holds."""
    cluster = scene.cluster
    names, damaged, bad, killed = make_trouble(scene)
    trouble = {"TABSHARK_TSHARK": str(killer(scene, killed)), "TMPDIR": str(small_disk)}

    scene.submit("trouble", names, 1, environment=trouble)
    again = scene.tabshark("cluster", "submit", "-o", "trouble", *names, "then", *READ, "then", *GROUP)
    expect(again.returncode == 1, "a second submit into the same folder was not refused")
    expect("was submitted before: 9 captures in 9 tasks" in again.stderr, again.stderr)
    yield "submit into the same folder is refused"

    job = scene.submit("whole", scene.captures, max(1, len(scene.captures) // 20))
    cluster.wait_until(lambda: "done" in scene.states("whole"), "no task is done", PATIENCE)
    cluster.wait_until(
        lambda: any(
            name.startswith(job + "_") and what == ("RUNNING", "node2") for name, what in cluster.jobs().items()
        ),
        "no task runs on the second node",
        PATIENCE,
    )
    cluster.kill_node("node2")
    refused = scene.tabshark("cluster", "collect", "whole")
    expect(refused.returncode == 1, "collect did not refuse while tasks run")
    expect("the result would lack" in refused.stderr, refused.stderr)
    yield "collect in mid-run is refused"

    single = scene.single(scene.captures)
    cluster.wait_until(lambda: cluster.states()["node2"] in ("down", "idle"), "Slurm does not miss the node", PATIENCE)
    cluster.wrappers.pop("node2", None)
    cluster.start_node("node2")
    cluster.wait_for_jobs(PATIENCE)
    expect(set(scene.states("whole")) == {"done"}, f"not all tasks are done: {scene.status('whole')}")
    expect((scene.data / "whole" / "result").read_text() == single.stdout, "the job's result is not that of one run")
    collected = scene.succeed("cluster", "collect", "whole")
    expect(collected.stdout == single.stdout, "the collected result is not that of one run")
    yield f"{len(scene.captures)} captures on two nodes, one of which died, give what one run gives"

    missing = scene.missing("trouble")
    expect(set(missing) >= {escaped(bad), escaped(killed)}, f"missing are {missing}")
    reason = missing.get(escaped(damaged))
    expect(reason is None or FULL.search(reason), f"the damaged one is missing: {reason}")
    if small_disk != scene.root:
        full = [name for name, reason in missing.items() if "node2" in reason and FULL.search(reason)]
        expect(full, f"nothing is missing for the full disk: {missing}")
    refused = scene.tabshark("cluster", "collect", "trouble")
    expect(refused.returncode == 1 and f"lack {len(missing)} of 9 captures" in refused.stderr, refused.stderr)
    yield "a bad capture, a killed task and a full disk are named"

    scene.succeed("cluster", "submit", "--resume", "-o", "trouble")
    cluster.wait_for_jobs(PATIENCE)
    missing = scene.missing("trouble")
    expect(list(missing) == [escaped(bad)], f"missing are {missing}")
    refused = scene.tabshark("cluster", "collect", "trouble")
    expect(refused.returncode == 1 and "lack 1 of 9 captures" in refused.stderr, refused.stderr)
    partial = scene.succeed("cluster", "collect", "trouble", "--partial-ok", status=3)
    single = scene.single([name for name in names if name != bad], status=3)
    expect(without_column(partial.stdout, "captures_missing") == single.stdout, "the rest is not that of one run")
    expect("the result lacks 1 of 9 captures" in partial.stderr, partial.stderr)
    expect("1 of 9: d" in partial.stdout, partial.stdout)
    expect((scene.data / "trouble" / "missing.tsv").exists(), "there is no missing.tsv")
    expect("cut short" in partial.stderr or "damaged" in partial.stderr, f"the damage is not told: {partial.stderr}")
    yield "what can be read is read when submitted again, and the rest is named in the result"

    shutil.copy(scene.data / names[0], scene.data / bad)
    scene.succeed("cluster", "submit", "--resume", "-o", "trouble")
    cluster.wait_for_jobs(PATIENCE)
    collected = scene.succeed("cluster", "collect", "trouble", status=3)
    single = scene.single(names, status=3)
    expect(collected.stdout == single.stdout, "the result is not that of one run")
    expect(not (scene.data / "trouble" / "missing.tsv").exists(), "missing.tsv is left")
    yield "a capture that was mended is read when submitted again"


def escaped(name):
    """As TSV shows it."""
    return name.replace("\n", "\\n")


def full_disk(root):
    """A folder that on node2 alone is a full disk, and how to start that node's slurmd so; only root can."""
    small = root / "small"
    small.mkdir()
    if os.getuid() != 0 or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode != 0:
        return root, {}
    place = shlex.quote(str(small))
    mount = f"mount -t tmpfs -o size=8k none {place} && head -c 100000 /dev/zero > {place}/x; "
    return small, {"node2": ["unshare", "-m", "sh", "-c", mount + 'exec "$0" "$@"']}


def main():
    lacking = slurm.missing()
    if lacking:
        print(f"1..0 # SKIP there is no {lacking[0]}")
        return 0
    # Asked to stop, the test ends Slurm too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    number = 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        root.chmod(0o755)
        small_disk, wrappers = full_disk(root)
        try:
            with slurm.Slurm(root / "slurm", wrappers=wrappers) as cluster:
                for number, what in enumerate(run_scenario(Scene(root, cluster), small_disk), 1):
                    print(f"ok {number} - {what}", flush=True)
        except (Failure, TimeoutError) as failure:
            number += 1
            print(f"not ok {number} - after {time.monotonic() - start:.0f} s")
            print("".join(f"# {line}\n" for line in str(failure).splitlines()), end="")
            print(f"1..{number}")
            return 1
    print(f"1..{number}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
