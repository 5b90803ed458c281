"""Runs the commands of a block of code in a folder, and compares what they print with what the block shows."""

import dataclasses
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import threading

ROWS, COLUMNS = 50, 110
PATIENCE = 120  # seconds
CUT = "…"


@dataclasses.dataclass
class Step:
    command: str
    expected: list  # lines


def environment(folder, tabshark_folder, home):
    """A user's: what is read is kept in a cache for all folders, which have the same home therefore."""
    own = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", TERM="xterm", HOME=str(home))
    own["PATH"] = f"{tabshark_folder}:{own['PATH']}"
    own["XDG_CONFIG_HOME"], own["XDG_CACHE_HOME"] = str(home), str(home / "cache")
    own["XDG_STATE_HOME"] = str(folder / ".state")
    for name in ("TABSHARK_TSHARK", "TABSHARK_CACHE", "COLUMNS", "LINES"):
        own.pop(name, None)
    return own


def read_all(descriptor, pieces):
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # a terminal whose other side is closed
            return
        if not piece:
            return
        pieces.append(piece)


def run(script, folder, own):
    """Exit status, what stood on the terminal, and what was said on standard error."""
    main, terminal = pty.openpty()
    attributes = termios.tcgetattr(terminal)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    pieces = []
    reader = threading.Thread(target=read_all, args=(main, pieces))
    process = subprocess.Popen(
        ["sh", "-ec", script], cwd=folder, env=own, stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.PIPE
    )
    os.close(terminal)
    reader.start()
    try:
        _, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        _, err = process.communicate()
        err += f"\nstill running after {PATIENCE} s".encode()
    reader.join()
    os.close(main)
    return process.returncode, b"".join(pieces).decode(errors="replace"), err.decode(errors="replace")


def steps_of(transcript):
    """The commands of a transcript, each behind "$ ", with the lines below it."""
    steps = []
    continued = False
    for line in transcript.splitlines():
        if continued:
            steps[-1].command += "\n" + line
        elif line.startswith("$ "):
            steps.append(Step(line[2:], []))
        elif steps:
            steps[-1].expected.append(line.rstrip())
            continue
        else:
            raise ValueError("a console block begins with a command behind '$ '")
        continued = line.endswith("\\") or steps[-1].command.count("'") % 2 == 1
    return steps


def matches(expected, lines):
    """Is that what was printed? A line … stands for any lines, … in a line for any text."""
    parts = []
    for line in expected:
        if line.strip() == CUT:
            parts.append(r"(?:[^\n]*\n)*?")
        else:
            parts.append(r"[^\n]*?".join(re.escape(part) for part in line.split(CUT)) + r"\n")
    return re.fullmatch("".join(parts), "".join(line + "\n" for line in lines)) is not None


def output_lines(out, err):
    lines = [line.rstrip() for line in (out + err).splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def run_transcript(transcript, folder, own):
    """What is wrong, as sentences; and the transcript as it should be."""
    problems, fresh = [], []
    for step in steps_of(transcript):
        status, out, err = run(step.command, folder, own)
        lines = output_lines(out, err)
        expected = step.expected
        while expected and not expected[-1]:
            expected.pop()
        right = matches(expected, lines)
        fresh += ["$ " + step.command, *(step.expected if right else lines), ""]
        if not right:
            problems.append(f"$ {step.command}\nprints\n" + "\n".join("  " + line for line in lines))
        elif status != 0 and not any(line.startswith("tabshark: ") for line in lines):
            problems.append(f"$ {step.command}\nends with exit status {status}")
    return problems, "\n".join(fresh[:-1]) + "\n"


def run_script(script, folder, own, may_warn):
    """What is wrong, as sentences."""
    status, _, err = run(script, folder, own)
    if status != 0:
        return [f"{script.strip()}\nends with exit status {status}: {err.strip()}"]
    if err and not may_warn:
        return [f"{script.strip()}\nsays what the reader will wonder about: {err.strip()}"]
    return []
