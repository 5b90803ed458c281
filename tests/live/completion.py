#!/usr/bin/env python3
"""Completion in bash, zsh and fish, each as its user has it: at a terminal, by the script that is installed.

usage: completion.py TABSHARK FOLDER-OF-THE-SCRIPTS; reports in TAP, and skips shells that are absent
"""

import contextlib
import fcntl
import os
import pathlib
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

import tap
from tap import Skip, expect

TABSHARK = os.path.abspath(sys.argv[1])
SCRIPTS = pathlib.Path(sys.argv[2]).resolve()
PATIENCE = 30  # seconds for what takes a moment, on a slow machine too


def take_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def environment(root):
    bin_folder = root / "bin"
    bin_folder.mkdir(exist_ok=True)
    link = bin_folder / "tabshark"
    if not link.exists():
        link.symlink_to(TABSHARK)
    return {
        **os.environ,
        "PATH": f"{bin_folder}:{os.environ['PATH']}",
        "HOME": str(root),
        "XDG_CONFIG_HOME": str(root / "config"),
        "XDG_DATA_HOME": str(root / "data"),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
        "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0",
    }


class Terminal:
    """A shell at a terminal of its own."""

    def __init__(self, root, command, setup):
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=root, env=environment(root), preexec_fn=take_terminal
        )
        os.close(slave)
        self.text = ""
        self.type(setup + "; echo rea''dy\n")
        self.wait_for("ready")

    def type(self, keys):
        os.write(self.master, keys.encode())

    def wait_for(self, text):
        """Until that is written; gives back what came before."""
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            expect(ready, f"no {text!r} came, but {self.text[-500:]!r}")
            self.text += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x07|\r", "",
                                os.read(self.master, 65536).decode(errors="replace"))
        before, _, self.text = self.text.partition(text)
        return before

    def complete(self, line, added):
        """Types a line and Tab: the completion adds that."""
        self.type(line)
        self.wait_for(line[-8:])
        self.type("\t")
        self.wait_for(added)
        self.type("\x15")  # Ctrl-U empties the line

    def close(self):
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()
        os.close(self.master)


def typed_at(root, command, setup):
    """What all shells at a terminal do alike."""
    (root / "one.pcap").write_bytes(b"")
    (root / "notes.text").write_bytes(b"")
    terminal = Terminal(root, command, setup)
    try:
        terminal.complete("tabshark doc", "tor ")
        terminal.complete("tabshark read x -e tcp.window_size_sc", "alefactor ")
        terminal.complete("tabshark read x -e frame.len,tcp.window_size_sc", "alefactor ")
        terminal.complete("tabshark read x -e frame.len then desc", "ribe ")
        terminal.complete("tabshark read x -e frame.len then plot --kind histo", "gram ")
        terminal.complete("tabshark read x -Y 'tcp.window_size_sc", "alefactor")
        terminal.complete("tabshark read on", "e.pcap ")
        terminal.complete("tabshark read x -e frame.len then group frame.len bytes=sum:fr", "ame.len ")
        terminal.complete("tabshark read x -e frame.len then group frame.len bytes=medi", "an:")
    finally:
        terminal.close()


def bash_at_a_terminal(root):
    setup = f"bind 'set enable-bracketed-paste off'; PS1='> '; source '{SCRIPTS}/tabshark.bash'"
    typed_at(root, ["bash", "--norc", "--noprofile", "-i"], setup)


def bash_with_bash_completion(root):
    library = pathlib.Path("/usr/share/bash-completion/bash_completion")
    if not library.exists():
        raise Skip("bash-completion is absent")
    folder = root / "data" / "bash-completion" / "completions"
    folder.mkdir(parents=True)
    shutil.copy(SCRIPTS / "tabshark.bash", folder / "tabshark")
    setup = f"bind 'set enable-bracketed-paste off'; PS1='> '; source {library}"
    typed_at(root, ["bash", "--norc", "--noprofile", "-i"], setup)


def zsh_at_a_terminal(root):
    setup = f"PS1='> '; fpath=('{SCRIPTS}' $fpath); autoload -Uz compinit; compinit -u -D"
    typed_at(root, ["zsh", "-f", "-i"], setup)


def run(root, *command):
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, env=environment(root), check=False,
                          timeout=PATIENCE)
    expect(done.stderr == "", f"{command[0]} says {done.stderr!r}")
    return done.stdout.splitlines()


def bash_function(root):
    """Called as bash calls it, with the words that it makes of a line."""
    script = f"""
    source '{SCRIPTS}/tabshark.bash'
    words() {{
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _tabshark tabshark
        printf '%s\\n' "${{COMPREPLY[*]}}"
    }}
    words tabshark re
    words tabshark read x -e frame.len then group frame.len bytes = sum : fr
    words tabshark read x --field = tcp.hdr_l
    words tabshark read x -e ip.src,frame.len then sort ''
    words tabshark -q read x --engine ''
    words tabshark nonsense ''
    """
    (root / "empty").mkdir()
    answers = run(root / "empty", "bash", "--norc", "-c", script)
    expected = ["read report restore", "frame.len", "tcp.hdr_len", "frame.len ip.src", "auto columns fields", ""]
    expect(answers == expected, f"{answers} is not {expected}")


def fish_candidates(root):
    def candidates(line):
        quoted = line.replace("\\", "\\\\").replace("'", "\\'")
        lines = run(root, "fish", "-c", f"source '{SCRIPTS}/tabshark.fish'; complete -C '{quoted}'")
        return dict((line + "\t").split("\t")[:2] for line in lines)

    (root / "one.pcap").write_bytes(b"")
    fields = candidates("tabshark read -e tcp.")
    expect(fields.get("tcp.len") == "TCP Segment Len, int", f"tcp.len: {fields.get('tcp.len')}")
    expect(len(fields) > 100 and all(name.startswith("tcp.") for name in fields), f"{len(fields)} fields")
    expect(set(candidates("tabshark re")) == {"read", "report", "restore"}, f"{candidates('tabshark re')}")
    expect("frame.len,tcp.stream" in candidates("tabshark read x -e frame.len,tcp.strea"), "no field in a list")
    expect("tcp.stream" in candidates("tabshark read x -Y 'tcp.strea"), "no field within quotes")
    expect("describe" in candidates("tabshark read x -e a then "), "no verb after then")
    expect("one.pcap" in candidates("tabshark read on"), "no file")
    expect("histogram" in candidates("tabshark read x -e a then plot --kind "), "no kind")
    expect(set(candidates("tabshark --qui")) == {"--quiet"}, f"{candidates('tabshark --qui')}")


TESTS = [
    ("bash", bash_function),
    ("bash", bash_at_a_terminal),
    ("bash", bash_with_bash_completion),
    ("zsh", zsh_at_a_terminal),
    ("fish", fish_candidates),
]


def run_test(test, shell):
    if shutil.which(shell) is None:
        raise Skip(f"{shell} is absent")
    with tempfile.TemporaryDirectory() as folder:
        test(pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(tap.report(((test.__name__.replace("_", " "), test, shell) for shell, test in TESTS), run_test))
