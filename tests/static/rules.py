#!/usr/bin/python3
"""What the sources keep to, as far as a search can tell: what only one file may use, and how long files and lines are.
Which folder may include which tests/documents compares with docs/architecture.md.

usage: rules.py ROOT
"""
import re
import sys
from pathlib import Path

# Files that may use what a pattern finds, and why no others.
ONE_PLACE = [
    (r"#include <csv\.h>", ["text/reader.c"], "libcsv can be replaced in one place"),
    (r"#include <sqlite3\.h>", ["text/database.c", "text/database_file.h"], "so can SQLite"),
    (r"#include <plplot\.h>", ["plot/canvas.c"],
     "PLplot's one page and its exits stay behind the canvas"),
    (r"#include <cairo", ["plot/surface.c"], "so does what pages are drawn on"),
    (r"#include <md4c", ["lab/blocks.c", "lab/page_html.c"], "Markdown is read for blocks and for the page, no more"),
    (r"#include <histedit\.h>", ["lab/shell_editor.c"], "lines are edited in one place"),
    (r"\bpopen *\(", ["capture/process.c"], "every program is started, watched and ended alike"),
    (r"\b(system|v?fork|exec[lv]p?e?|posix_spawnp?|g_spawn_\w+) *\(", [], "programs are started by popen"),
    (r"\b(_?exit|_Exit|quick_exit|abort|g_error) *\(", ["main.c"], "errors travel to main as GError"),
    (r"\b(perror|g_printerr|g_warning|g_critical) *\(|printf *\( *stderr\b|\bfput[cs] *\(.*\bstderr\b", ["main.c"],
     "errors are printed in one place"),
    (r"\b(gets|strcpy|strcat|sprintf|vsprintf|strtok|tmpnam|mktemp) *\(", [],
     "they do not know how much room there is"),
]
# About 300 lines; beyond this a file has more than one reason to change.
LINES = 800
# Of programs in Python; clang-format sees to that of C files.
CHARACTERS = 120


def code_of(text):
    """The text without comments and strings, its line ends left in place."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return token.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def find(sources, pattern):
    """(file, number of the line, line) of every place."""
    for name, code in sources.items():
        for number, line in enumerate(code.split("\n"), 1):
            if re.search(pattern, line):
                yield name, number, line.strip()


def long_lines(root):
    """(file, number of the line, its length) of every line of Python that is too long."""
    folders = [root / name for name in ("docs", "fixtures", "plots", "tests")]
    for path in sorted(path for folder in folders for path in folder.rglob("*.py")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if len(line) > CHARACTERS:
                yield path.relative_to(root), number, len(line)


def main():
    root = Path(sys.argv[1])
    paths = sorted((root / "src").rglob("*.[ch]"))
    texts = {str(path.relative_to(root / "src")): path.read_text() for path in paths}
    sources = {name: code_of(text) for name, text in texts.items()}
    results = []
    for pattern, places, reason in ONE_PLACE:
        found = list(find(sources, pattern))
        mistakes = [f"src/{name}:{number}: {line}" for name, number, line in found if name not in places]
        # A file that no longer uses it has no business here either.
        mistakes += [f"src/{place} does not" for place in places if place not in [name for name, _, _ in found]]
        results.append((f"only {' and '.join(places) or 'nothing'} has {pattern}: {reason}", mistakes))
    long = [f"src/{name}: {text.count(chr(10))} lines" for name, text in texts.items() if text.count("\n") > LINES]
    results.append((f"no file has more than {LINES} lines", long))
    long = [f"{name}:{number}: {length} characters" for name, number, length in long_lines(root)]
    results.append((f"no line of Python has more than {CHARACTERS} characters", long))
    print(f"1..{len(results)}")
    for number, (name, mistakes) in enumerate(results, 1):
        print("not ok" if mistakes else "ok", number, "-", name.replace("#", ""))
        for mistake in mistakes:
            print("#", mistake)


main()
