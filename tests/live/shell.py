#!/usr/bin/env python3
"""The shell at a terminal: its prompt, Tab, history, Ctrl-C and Ctrl-D.

usage: shell.py TABSHARK, with FIXTURES and STAND_INS in the environment; reports in TAP
"""

import fcntl
import os
import pathlib
import re
import select
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import termios
import time

import tap
from scene import eventually, processes_of
from tap import Failure, expect

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
STAND_INS = pathlib.Path(os.environ["STAND_INS"])
PATIENCE = 60  # seconds for what takes a moment, on a slow machine too
PROMPT = "tabshark> "
CTRL_C, CTRL_D, UP = "\x03", "\x04", "\x1b[A"


def take_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A shell with a terminal of its own, and what it has written there since it was last asked."""

    def __init__(self, root, *arguments, **environment):
        self.root = root
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.environment = {
            **os.environ,
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "HOME": str(root),
            "XDG_STATE_HOME": str(root / "state"),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":exitcode=99",
            **environment,
        }
        if "TABSHARK_HISTORY" not in environment:
            self.environment.pop("TABSHARK_HISTORY", None)
        self.process = subprocess.Popen(
            [TABSHARK, "shell", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=root,
            env=self.environment,
            preexec_fn=take_terminal,
        )
        os.close(slave)
        self.text = ""

    def wait_for(self, text):
        """Until that is written; gives back everything up to there."""
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            expect(ready, f"no {text!r} came, but {self.text[-500:]!r}")
            try:
                self.text += os.read(self.master, 65536).decode(errors="replace")
            except OSError:
                raise Failure(f"ended before {text!r} came: {self.text[-500:]!r}") from None
        before, _, self.text = self.text.partition(text)
        return before + text

    def type(self, keys):
        os.write(self.master, keys.encode())

    def ask(self, line):
        """Types a line at the prompt; what came up to the next one."""
        self.type(line + "\n")
        self.wait_for("\n")
        return self.wait_for(PROMPT)

    def others(self):
        """The names of the programs that run in its session."""
        running = processes_of(self.process.pid)
        return [name for number, name in running.items() if number != self.process.pid]

    def wait_for_others(self, wanted):
        eventually(lambda: wanted in self.others() if wanted else not self.others(),
                   f"in its session there should be {wanted}", PATIENCE)

    def end(self, keys=CTRL_D):
        """Types that, and gives back the exit status."""
        self.type(keys)
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            if select.select([self.master], [], [], 0.02)[0]:
                try:
                    self.text += os.read(self.master, 65536).decode(errors="replace")
                except OSError:
                    break
        try:
            return self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            raise Failure(f"does not end: {self.text!r}") from None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)


def explores(root, start):
    """The notebook's way: read, look, go on."""
    shell = start(root, FIXTURE)
    greeting = shell.wait_for(PROMPT)
    expect("'help' explains" in greeting, f"greets with {greeting!r}")
    answer = shell.ask("read -e frame.number,ip.src,frame.len")
    expect("4,020 rows" in answer, f"prints {answer!r}")
    answer = shell.ask("head 3")
    expect("3 rows" in answer, f"prints {answer!r}")
    answer = shell.ask("where 'frame.number > 4000'")
    expect("20 rows" in answer, f"works on something else than what was read: {answer!r}")
    answer = shell.ask("then head 2")
    expect("2 rows" in answer, f"does not go on from the result: {answer!r}")
    answer = shell.ask("hed 2")
    expect("there is no verb 'hed'" in answer, f"says {answer!r}")
    answer = shell.ask("group ip.src count")
    expect("warning: group: " in answer, f"no warning is shown: {answer!r}")
    answer = shell.ask("head 1")
    expect("warning" not in answer, f"a warning is shown again: {answer!r}")
    expect(shell.end() == 0, "exit status")


def completes(root, start):
    (root / "a capture.pcap").write_bytes(FIXTURE.read_bytes())
    shell = start(root)
    shell.wait_for(PROMPT)
    shell.type("rea\t")
    shell.type("a\t-e frame.num\t-e frame.le\t")
    shell.type("\n")
    shell.wait_for("4,020 rows")
    shell.wait_for(PROMPT)
    shell.type("hea\t5 then sel\tframe.l\t\x7f,frame.n\t\n")
    answer = shell.wait_for(PROMPT)
    expect("5 rows × 2 columns" in answer, f"prints {answer!r}")
    shell.type("read -e tcp.window_size\t")
    answer = shell.wait_for(PROMPT + "read -e tcp.window_size")
    expect("tcp.window_size_scalefactor" in answer, f"lists {answer!r}")
    shell.type(CTRL_C)
    shell.wait_for(PROMPT)
    shell.ask("head 1 then keep somewhere")
    shell.type("from some\tthen head\n")
    answer = shell.wait_for(PROMPT)
    expect("1 row" in answer, f"prints {answer!r}")
    expect(shell.end() == 0, "exit status")


def several_lines(root, start):
    shell = start(root, FIXTURE)
    shell.wait_for(PROMPT)
    shell.type("read -e frame.number \\\n")
    shell.wait_for("...> ")
    shell.type("-e frame.len then\n")
    shell.wait_for("...> ")
    shell.type("where 'frame.number ==\n")
    shell.wait_for("...> ")
    shell.type("17'\n")
    answer = shell.wait_for(PROMPT)
    expect("1 row" in answer, f"prints {answer!r}")
    shell.type("head 'abc\n")
    shell.wait_for("...> ")
    shell.type(CTRL_C)
    answer = shell.wait_for(PROMPT)
    expect("tabshark:" not in answer, f"says {answer!r}")
    expect(shell.end() == 0, "exit status")


def remembers(root, start):
    for run in range(2):
        shell = start(root, FIXTURE)
        shell.wait_for(PROMPT)
        if run == 0:
            shell.ask("tables")
            shell.ask(" help head")
            shell.type("help \\\n")
            shell.wait_for("...> ")
            shell.type("tail\n")
        else:
            shell.type(UP + "\n")
        answer = shell.wait_for(PROMPT)
        expect("last N rows" in answer, f"prints {answer!r}")
        expect(shell.end() == 0, "exit status")
    path = root / "state/tabshark/history"
    expect(path.read_text() == "tables\nhelp tail\n", f"holds {path.read_text()!r}")
    expect(stat.S_IMODE(path.stat().st_mode) == 0o600, oct(path.stat().st_mode))
    expect(stat.S_IMODE(path.parent.stat().st_mode) == 0o700, oct(path.parent.stat().st_mode))


def remembers_nothing(root, start):
    shell = start(root, FIXTURE, TABSHARK_HISTORY="")
    shell.wait_for(PROMPT)
    shell.ask("tables")
    expect(shell.end() == 0, "exit status")
    expect(not (root / "state").exists(), "there is a history")


def cannot_remember(root, start):
    shell = start(root, FIXTURE, TABSHARK_HISTORY=str(root / "nowhere/history"))
    shell.wait_for(PROMPT)
    answer = shell.ask("tables")
    expect("lines typed are not kept" in answer, f"says {answer!r}")
    answer = shell.ask("help head")
    expect("lines typed are not kept" not in answer, "says so again")
    expect(shell.end() == 0, "exit status")


def interrupted_read(root, start):
    (root / "c.pcap").write_text("for a stand-in\n")
    (root / "t.tsv").write_text("n\n1\n2\n")
    shell = start(root, "c.pcap", TABSHARK_TSHARK=str(STAND_INS / "hangs"))
    shell.wait_for(PROMPT)
    shell.ask("open t.tsv")
    for _ in range(2):
        shell.type("read -e frame.number,frame.len then keep never\n")
        shell.wait_for_others("sleep")
        shell.type(CTRL_C)
        answer = shell.wait_for(PROMPT)
        expect("tabshark: interrupted" in answer, f"says {answer!r}")
        shell.wait_for_others(None)
    answer = shell.ask("tables")
    expect("2 rows" in answer and "never" not in answer, f"holds {answer!r}")
    expect(shell.end() == 0, "exit status")


def interrupted_print(root, start):
    (root / "t.tsv").write_text("n\n" + "".join(f"{i}\n" for i in range(1000000)))
    shell = start(root)
    shell.wait_for(PROMPT)
    shell.type("open t.tsv then print --format tsv\n")
    shell.wait_for("\n100\r")
    shell.type(CTRL_C)
    answer = shell.wait_for(PROMPT)
    expect("tabshark: interrupted" in answer, f"ends with {answer[-200:]!r}")
    expect("\n999999\r" not in answer, "was printed to the end")
    answer = shell.ask("help head")
    expect("first N rows" in answer, f"prints {answer!r}")
    expect(shell.end() == 0, "exit status")


def interrupt_at_prompt(root, start):
    shell = start(root)
    shell.wait_for(PROMPT)
    shell.type("help he" + CTRL_C)
    shell.wait_for("^C")
    shell.wait_for(PROMPT)
    time.sleep(0.5)  # the prompt is there a moment before keys are waited for
    shell.process.send_signal(signal.SIGINT)
    shell.wait_for(PROMPT)
    answer = shell.ask("help head")
    expect("first N rows" in answer, f"prints {answer!r}")
    expect(shell.end() == 0, "exit status")


def terminal_is_put_back(root, start):
    shell = start(root)
    shell.wait_for(PROMPT)
    expect(termios.tcgetattr(shell.master)[3] & termios.ICANON == 0, "the line is not edited")
    shell.process.terminate()
    expect(shell.process.wait(timeout=PATIENCE) == -signal.SIGTERM, "did not end by the signal")
    flags = termios.tcgetattr(shell.master)[3]
    expect(flags & termios.ICANON and flags & termios.ECHO and flags & termios.ISIG, hex(flags))


def safe_listing(root, start):
    """Names of columns out of packets do not reach the terminal as they are."""
    (root / "t.tsv").write_text("plain\tpl\x1b[31mred\n1\t2\n")
    shell = start(root)
    shell.wait_for(PROMPT)
    shell.ask("open t.tsv")
    shell.type("select pl\t\n")
    answer = shell.wait_for(PROMPT)
    expect("\x1b[31m" not in answer and "1 row" in answer, f"prints {answer!r}")
    answer = shell.ask("tables")
    expect("\x1b[31m" not in answer and "\\x1b[31mred (int)" in answer, f"prints {answer!r}")
    expect(shell.end("quit\n") == 0, "exit status")


def pipe_is_plain(root, start):
    """No prompt, no escape codes, no history."""
    shell = subprocess.run(
        [TABSHARK, "shell"],
        input="help head\nquit\nhelp tail\n",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_STATE_HOME": str(root / "state")},
    )
    page = subprocess.run([TABSHARK, "help", "head"], capture_output=True, text=True, check=True)
    expect(shell.returncode == 0 and shell.stderr == "", f"{shell.returncode}: {shell.stderr}")
    expect(shell.stdout == page.stdout, f"prints {shell.stdout!r}")
    expect(not re.search(r"\x1b", shell.stdout), "escape codes")
    expect(not (root / "state").exists(), "there is a history")


TESTS = [
    explores,
    completes,
    several_lines,
    remembers,
    remembers_nothing,
    cannot_remember,
    interrupted_read,
    interrupted_print,
    interrupt_at_prompt,
    terminal_is_put_back,
    safe_listing,
    pipe_is_plain,
]


def run_test(test):
    started = []

    def start(*arguments, **environment):
        started.append(Terminal(*arguments, **environment))
        return started[-1]

    with tempfile.TemporaryDirectory() as root:
        try:
            test(pathlib.Path(root), start)
        finally:
            for shell in started:
                shell.close()


if __name__ == "__main__":
    sys.exit(tap.report(tap.named(TESTS), run_test))
