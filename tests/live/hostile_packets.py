#!/usr/bin/env python3
"""Strings in packets that would do harm (tests/hostile_packets.py): every format holds, cell by cell, what tshark
prints; terminals get no control character; HTML and SVG have no element of a packet's.

usage: hostile_packets.py TABSHARK, with STAND_INS in the environment; reports in TAP
"""

import csv
import html.parser
import io
import json
import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

sys.path[:0] = [str(pathlib.Path(__file__).parents[1]), str(pathlib.Path(__file__).parents[1] / "oracle")]
import dissected  # pylint: disable=wrong-import-position
import hostile_packets  # pylint: disable=wrong-import-position
import tap  # pylint: disable=wrong-import-position
from tap import Failure, expect  # pylint: disable=wrong-import-position

TABSHARK = os.path.abspath(sys.argv[1])
STAND_INS = pathlib.Path(os.environ["STAND_INS"])
FIELDS = ["frame.number", "frame.comment", "http.host", "http.user_agent", "http.request.uri", "dns.qry.name",
          "tls.handshake.extensions_server_name", "smtp.req.parameter", "tcp.payload", "_ws.col.Info"]
TEXTS = FIELDS[1:8]
ODD_NAME = "odd\x1b[31m\u202ename\x07\u009b2J.pcapng"
PATIENCE = 120
# What the progress line may do to its own line.
PROGRESS = re.compile(rb"\r(?:[^\r\n\x1b]*)\x1b\[K")
csv.field_size_limit(1 << 24)


def tabshark(*arguments, status=(0,), **more):
    done = subprocess.run([TABSHARK, *arguments], capture_output=True, timeout=PATIENCE, check=False, **more)
    expect(done.returncode in status, f"{arguments}: exit status {done.returncode}: {done.stderr[:500]!r}")
    return done.stdout


def compare(found, expected, what):
    expect(len(found) == len(expected), f"{what}: {len(found)} rows instead of {len(expected)}")
    for number, (row, wanted) in enumerate(zip(found, expected), 1):
        expect(len(row) == len(wanted), f"{what}: row {number} has {len(row)} cells instead of {len(wanted)}")
        for field, cell, value in zip(FIELDS, row, wanted):
            expect(cell == value, f"{what}: row {number}, {field}: {cell[:200]!r} instead of {value[:200]!r}")


def rows_of_tshark(capture):
    """Text in which bytes that are not UTF-8 are surrogates."""
    # tshark names Wireshark's columns as the user's settings do, so their format is set along with them.
    rows = dissected.rows_of_tshark(capture, FIELDS, "-o", 'gui.column.format:"Info","%i"')
    return [[cell.decode(errors="surrogateescape") for cell in row] for row in rows]


def shown(text):
    """As people see it: what acts on a terminal or on text around it is an escape."""
    names = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}

    def character(c):
        if c in names:
            return names[c]
        if "\udc80" <= c <= "\udcff":
            return f"\\x{ord(c) - 0xDC00:02x}"
        if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\u200c\u200d":
            return f"\\x{ord(c):02x}" if ord(c) < 128 else f"\\u{ord(c):04x}" if ord(c) < 65536 else f"\\U{ord(c):08x}"
        return c

    return "".join(map(character, text))


def replaced(text):
    """As JSON has it: bytes that are not UTF-8 are U+FFFD."""
    return re.sub("[\udc80-\udcff]", "\ufffd", text)


def cells_of_markdown(line):
    """Of a row of a pipe table, in which a backslash takes away what a mark means."""
    cells = re.split(r"(?<!\\)(?:\\\\)*\|", line)
    return [re.sub(r"\\(.)", r"\1", cell[1:-1]) for cell in cells[1:-1]]


class TableParser(html.parser.HTMLParser):
    """The rows of a page's tables, and every element and attribute on it."""

    def __init__(self):
        super().__init__()
        self.rows, self.elements, self.attributes, self.cell = [], set(), set(), None

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.cell = tag

    def handle_endtag(self, tag):
        if tag == self.cell:
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.rows[-1][-1] += data

    def handle_comment(self, data):
        self.elements.add("!-- " + data)


def parsed(text):
    parser = TableParser()
    parser.feed(text)
    parser.close()
    return parser


class Scene:
    """The capture, what tshark says of it, and runs of tabshark on it."""

    def __init__(self, folder):
        self.folder = folder
        self.capture = str(folder / "hostile.pcapng")
        self.count = hostile_packets.write(self.capture)
        self.expected = rows_of_tshark(self.capture)

    def table(self, style):
        return tabshark("read", self.capture, "-e", ",".join(FIELDS), "then", "print", "--format", style)

    def cut(self, wanted):
        """The cells that are not so long that pages cut them."""
        return [[shown(cell) if len(shown(cell)) <= 100 else None for cell in row] for row in wanted]


def strings_arrive(scene):
    """tshark found the strings that were put in: else nothing hostile was compared."""
    expect(len(scene.expected) == scene.count, f"{len(scene.expected)} packets instead of {scene.count}")
    for number, (row, (_, comment, name)) in enumerate(zip(scene.expected, hostile_packets.packets()), 1):
        text = comment.decode(errors="surrogateescape")
        if text.isprintable() and "\\" not in text:
            expect(row[1] == text, f"row {number}, {name}: the comment is {row[1][:200]!r}")
    for column, field in enumerate(TEXTS, 1):
        held = "".join(row[column] for row in scene.expected)
        expect(all(part in held for part in ("<script>alert(1)</script>"[:8], "'", '"', "=")),
               f"nothing hostile in {field}")
    expect(max(len(row[3]) for row in scene.expected) >= hostile_packets.LONG - 20, "no value of 60,000 bytes")


def tsv_is_right(scene):
    lines = scene.table("tsv").decode(errors="surrogateescape").split("\n")
    expect(lines.pop() == "" and lines[0].split("\t") == FIELDS, f"the first line is {lines[0]!r}")
    compare([line.split("\t") for line in lines[1:]], scene.expected, "TSV")


def csv_is_right(scene):
    text = scene.table("csv").decode(errors="surrogateescape")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    expect(rows[0] == FIELDS, f"the first row is {rows[0]!r}")
    compare(rows[1:], scene.expected, "CSV")


def json_is_right(scene):
    for style in "json", "jsonl":
        text = scene.table(style).decode()
        expect(not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text), f"{style} has controls")
        objects = json.loads(text) if style == "json" else [json.loads(line) for line in text.split("\n")[:-1]]
        rows = [["" if item[field] is None else str(item[field]) for field in FIELDS] for item in objects]
        expect(all(list(item) == FIELDS for item in objects), f"{style}: the names are others")
        compare(rows, [list(map(replaced, row)) for row in scene.expected], style)


def markdown_is_right(scene):
    lines = scene.table("markdown").decode().split("\n")[:-1]
    expect(cells_of_markdown(lines[0]) == FIELDS, f"the first line is {lines[0]!r}")
    rows = [cells_of_markdown(line) for line in lines[2:]]
    compare(rows, [list(map(shown, row)) for row in scene.expected], "Markdown")
    expect(not any(re.search(r"(?<!\\)(?:\\\\)*[<`*]", line) for line in lines), "there is markup in it")


def files_open_again(scene):
    for suffix in "tsv", "csv":
        path = scene.folder / ("table." + suffix)
        tabshark("read", scene.capture, "-e", ",".join(FIELDS[1:8]), "then", "write", str(path))
        again = tabshark("open", str(path)).decode(errors="surrogateescape")
        rows = [line.split("\t") for line in again.split("\n")[1:-1]]
        expect(rows == [row[1:8] for row in scene.expected], f"{suffix} opens as something else")


def html_is_inert(scene):
    page = tabshark("read", scene.capture, "-e", ",".join(FIELDS), "then", "print", "--format", "html", "--rows", "0"
                    ).decode()
    found = parsed(page)
    known = set("meta figure div table thead tbody tr th td br small figcaption".split())
    expect(found.elements <= known, f"elements that are not the page's: {found.elements - known}")
    expect(found.attributes <= set("charset class scope align tabindex".split()), f"attributes: {found.attributes}")
    wanted = [["·" if cell == "" else cell for cell in row] for row in scene.cut(scene.expected)]
    rows = [[cell if value is not None else None for cell, value in zip(row, line)]
            for row, line in zip(found.rows[1:], wanted)]
    expect(len(found.rows) == len(wanted) + 1, f"{len(found.rows)} rows")
    for number, (row, line) in enumerate(zip(rows, wanted), 1):
        expect(row == line, f"row {number}: {row!r} instead of {line!r}")


def lab_page_is_inert(scene):
    (scene.folder / "sheet.md").write_text(
        f"# A sheet\n\n```tabshark\nread {scene.capture} -e {','.join(FIELDS)} then print --rows 0\n"
        f"read {scene.capture} -e http.host,frame.comment then group http.host count\n"
        f"read {scene.capture} -e http.user_agent then print --format csv\n```\n")
    tabshark("lab", str(scene.folder / "sheet.md"), "-o", str(scene.folder / "page"))
    found = parsed((scene.folder / "page" / "index.html").read_text())
    known = set("html head meta title link style body main h1 p code pre div figure table thead tbody tr th td br "
                "small figcaption a span strong".split())
    expect(found.elements <= known, f"elements that are not the page's: {found.elements - known}")
    expect(not any(name.startswith("on") for name in found.attributes), f"attributes: {found.attributes}")


def svg_is_inert(scene):
    path = scene.folder / "names.svg"
    tabshark("read", scene.capture, "-Y", "http and frame.len < 500", "-e", "http.user_agent,frame.len", "then", "head",
             "20", "then", "plot", "-x", "http.user_agent", "-y", "frame.len", "--kind", "bars", "--title",
             "<script>&\x1b",
             "-o", str(path))
    names = {element.tag.split("}")[1] for element in xml.etree.ElementTree.parse(path).iter()}
    expect(not names & {"script", "foreignObject", "a", "style", "text"}, f"elements: {names}")


def on_terminal(*arguments, environment=None, status=(0, 1, 2, 3)):
    """All that a terminal gets from a run, both of its outputs on it."""
    master, slave = pty.openpty()
    process = subprocess.Popen([TABSHARK, *arguments], stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                               preexec_fn=lambda: os.tcsetpgrp(take_terminal(slave), os.getpgrp()),
                               env=dict(os.environ, TERM="xterm", **(environment or {})))
    os.close(slave)
    pieces = []
    while select.select([master], [], [], PATIENCE)[0]:
        try:
            piece = os.read(master, 1 << 16)
        except OSError:
            break
        pieces.append(piece)
    os.close(master)
    expect(process.wait(PATIENCE) in status, f"{arguments}: exit status {process.returncode}")
    return b"".join(pieces)


def take_terminal(descriptor):
    """Makes it the one of this session; progress is shown to whom it belongs only."""
    import fcntl, signal, termios  # pylint: disable=import-outside-toplevel,multiple-imports
    fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    return descriptor


def look_for_controls(output, what, separator=""):
    """Nothing but text, line ends, and the progress line's way of erasing itself."""
    try:
        text = PROGRESS.sub(lambda match: match[0][1:-3], output).replace(b"\r\x1b[K", b"").decode()
    except UnicodeDecodeError as error:
        raise Failure(f"{what}: {error}: {output[error.start - 40 : error.start + 20]!r}") from None
    bad = [c for c in text.replace("\r\n", "\n") if c not in ("\n", separator) and shown(c) != c]
    expect(not bad, f"{what}: {bad[:5]!r} in {text[max(0, text.find(bad[0]) - 60) :][:120]!r}" if bad else "")
    expect(text, f"{what}: nothing was printed")


def terminal_gets_tables(scene):
    read = ["read", scene.capture, "-e", ",".join(FIELDS)]
    for style in "tsv csv json jsonl markdown html pretty".split():
        look_for_controls(on_terminal(*read, "then", "print", "--format", style, status=(0,)), style,
                          "\t" if style == "tsv" else "")
    for words in (["describe"], ["group", "http.host", "count"], ["top", "3", "frame.comment"],
                  ["distinct", "dns.qry.name"],
                  ["pivot", "http.host", "frame.number", "count"]):
        look_for_controls(on_terminal(*read, "then", *words), " ".join(words))
    look_for_controls(on_terminal("read", scene.capture, "then", "print", "--rows", "0", status=(0,)),
                      "the packet list")
    look_for_controls(on_terminal("-v", "info", scene.capture, status=(0,)), "info")
    look_for_controls(on_terminal("streams", scene.capture, status=(0,)), "streams")


def terminal_gets_messages(scene):
    odd = str(scene.folder / ODD_NAME)
    bad = "a\x1b[31m\u202e\x07\u009b"
    cut = pathlib.Path(scene.capture).read_bytes()[:5000]
    pathlib.Path(odd).write_bytes(cut)
    read = ["read", odd, "-e", "frame.number"]
    look_for_controls(on_terminal("-v", *read, status=(3,)), "a warning")
    look_for_controls(on_terminal("read", odd, scene.capture, "-e", "frame.number", status=(3,)), "names in a column")
    for words in (["read", odd + "x"], ["read", odd, "-e", bad], ["read", odd, "-Y", bad], ["read", odd, "-o", bad],
                  ["read", odd, "-d", bad],
                  ["read", odd, "-C", bad], ["read", odd, "-o", bad + ".debug_file:x"], ["read", odd, "-N", bad], [bad],
                  ["help", bad], ["-" + bad],
                  [*read, "then", bad], [*read, "then", "where", bad], [*read, "then", "sort", bad],
                  [*read, "then", "print", "--format", bad],
                  [*read, "then", "derive", f'"{bad}" = 1'], [*read, "then", "plot", "-x", bad],
                  [*read, "then", "write", bad + "/x.csv"],
                  ["open", bad], ["run", bad], ["lab", bad, "-o", bad], ["info", bad], ["streams", bad],
                  ["restore", bad, "-o", bad], ["--show-command", "read", odd, "-Y", bad]):
        look_for_controls(on_terminal(*words), repr(words))
    (scene.folder / "chains").write_text(f"read {bad}\n\nread x then {bad}\n")
    look_for_controls(on_terminal("run", str(scene.folder / "chains"), status=(1, 2)), "a file of chains")
    (scene.folder / "sheet.md").write_text(f"---\n{bad}: x\n---\n```tabshark\nread {bad}\n```\n")
    look_for_controls(on_terminal("lab", str(scene.folder / "sheet.md"), "-o", str(scene.folder / "p"), status=(1, 2)),
                      "a sheet")


def terminal_gets_progress(scene):
    odd = str(scene.folder / ODD_NAME)
    pathlib.Path(odd).write_bytes(pathlib.Path(scene.capture).read_bytes())
    output = on_terminal("read", odd, "-e", "frame.number,frame.len", "--timeout", "2", status=(1,),
                         environment={"TABSHARK_TSHARK": str(STAND_INS / "hangs")})
    expect(PROGRESS.search(output), f"no line of progress: {output!r}")
    look_for_controls(output, "progress")


def terminal_gets_words_of_tshark(scene):
    environment = {"TABSHARK_TSHARK": str(STAND_INS / "says_odd_words")}
    output = on_terminal("-v", "read", scene.capture, "-e", "frame.number,frame.len", status=(1,),
                         environment=environment)
    expect(b"\\x1b" in output, f"the words are not there: {output!r}")
    look_for_controls(output, "what tshark says")


TESTS = [strings_arrive, tsv_is_right, csv_is_right, json_is_right, markdown_is_right, files_open_again, html_is_inert,
         lab_page_is_inert, svg_is_inert, terminal_gets_tables, terminal_gets_messages, terminal_gets_progress,
         terminal_gets_words_of_tshark]


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", XDG_CONFIG_HOME=str(folder / "config"))
        os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":exitcode=99"
        os.environ["UBSAN_OPTIONS"] = os.environ.get("UBSAN_OPTIONS", "") + ":halt_on_error=1:exitcode=99"
        os.environ.setdefault("XDG_CACHE_HOME", str(folder / "cache"))
        os.environ.pop("TABSHARK_TSHARK", None)
        os.chdir(folder)
        scene = Scene(folder)
        return tap.report(tap.named(TESTS), lambda test: test(scene))


if __name__ == "__main__":
    sys.exit(main())
