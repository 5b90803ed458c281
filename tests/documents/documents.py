#!/usr/bin/env python3
"""The documents do what they say: all their commands run and print what they show, links lead somewhere, files are
called what they are called, the reference has the options that the program has, and the sources include what the
architecture allows.

A block of code is run by its language: sh (and an indented block) as a script, which must succeed and say nothing on
standard error; console command by command, each behind "$ ", and compared with the lines below it, where … stands for
any; python, and tabshark as a file of chains (in docs/labs as a lab sheet, by the commands in it). A block that cannot
be run is ```sh not-run, and stands with the reason in not_run.py. A cell of a table that is a command is run too.

Commands run in a folder with links to the files of the repository and to the fixtures as traffic.pcap and campus.pcap,
on a terminal of 110 columns, in UTC. The blocks of a document share a folder; in the documents of SEPARATE each
second-level section has one. All have one home, and so the cache that a user has.

usage: documents.py TABSHARK [--update] [DOCUMENT…]; reports in TAP
With EVERY=n in the environment, the commands of each n-th folder run.
--update writes into the documents what the commands print now, and into the reference what the help says now
"""

import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import sys
import tempfile

try:
    import markdown_parts
except ImportError:
    print("1..0 # SKIP python3-markdown-it is not installed")
    sys.exit(0)

import commands
import layers
import not_run
import program_help
import reference
import references

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEPARATE = {"docs/recipes.md", "docs/reference.md", "plots/README.md"}
SHEETS = "docs/labs/"
CAPTURES = {"traffic.pcap": "traffic_dump.pcapng", "campus.pcap": "campus.pcapng"}
WARNED_OF = {"plots/README.md"}  # says itself that its commands may warn
RUN = {"sh", "console", "python", "tabshark"}
SHOWN = {"text", "c", "meson", "markdown", "json", "sql", "tsv", "csv", "ini", "yaml", "html"}  # nothing to run in them
LEFT_OUT = {".git", "build", "subprojects"}  # of the repository, where commands run
LIKE_A_COMMAND = re.compile(r"(\$ |tabshark |(build/)?tabshark |meson |ninja |apt-get |tshark )", re.M)


def list_documents():
    own = [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("plots/*.md"), *ROOT.glob("fixtures/*.md")]
    return sorted(str(path.relative_to(ROOT)) for path in own)


def language(block):
    return "sh" if block.kind == "indented" else block.info.split(" ")[0]


def is_marked(block):
    return "not-run" in block.info.split() or block.mark.startswith(("not run", "fresh machine:"))


def first_line(block):
    return block.text.strip().split("\n")[0]


def check_marks(name, parsed):
    """Blocks that are neither run nor said not to be, and the other way round."""
    listed = dict(not_run.NOT_RUN.get(name, {}))
    found = []
    for block in parsed.blocks:
        where = f"line {block.line}: "
        if is_marked(block):
            if listed.pop(first_line(block), None) is None:
                found.append(f"{where}list '{first_line(block)}' in tests/documents/not_run.py with the reason, or let "
                             "it run")
        elif language(block) not in RUN | SHOWN:
            found.append(f"{where}say what the block is: ```console, ```sh, ```sh not-run, or ```text if it is no "
                         "command")
        elif language(block) == "text" and re.match(r"\$ ", block.text):
            found.append(f"{where}this looks like commands: make it ```console")
    return found + [f"tests/documents/not_run.py lists '{line}', which is not there as such: remove it"
                    for line in listed]


def check_span(tabshark, text):
    """What is wrong with a command in running text: words that are no verbs, options that its verb does not have."""
    try:
        words = shlex.split(text.replace("…", " … "))
    except ValueError:
        return None  # a part of a command
    verbs = program_help.names(tabshark)
    own = {"run", "help", "version", "complete", "VERB", "…"}  # the first four may have no page of help
    verb = None
    for before, word in zip(words, words[1:]):
        if before == "then" or (verb is None and not word.startswith("-")):
            verb = word
            if before in ("tabshark", "then") and verb not in own and verb not in verbs:
                return f"`{text}`: there is no verb {verb}"
        elif word.startswith("--") and verb in verbs:
            if word.split("=")[0] not in program_help.option_names(tabshark, verb):
                return f"`{text}`: {verb} has no option {word}"
    return None


def check_spans(tabshark, parsed):
    spans = [span for span in parsed.spans if span.text.startswith("tabshark ") and not is_command(span)]
    found = [(span, check_span(tabshark, span.text)) for span in spans]
    return [f"line {span.line}: {wrong}" for span, wrong in found if wrong]


def is_command(span):
    """Is it a whole command in a cell of its own?"""
    return span.cell and span.text.startswith("tabshark ") and "…" not in span.text


class Folder:
    """A folder in which the commands of some blocks run."""

    def __init__(self, tabshark, home):
        self.place = tempfile.TemporaryDirectory(prefix="documents-")
        self.path = pathlib.Path(self.place.name)
        for source in ROOT.iterdir():
            if source.name in LEFT_OUT or source.name.startswith("build"):
                continue
            if source.is_dir() and source.name in ("docs", "fixtures", "plots"):
                shutil.copytree(source, self.path / source.name, copy_function=os.symlink,
                                ignore=shutil.ignore_patterns("*.png"))
            elif not source.is_dir():
                (self.path / source.name).symlink_to(source)
        (self.path / "build").mkdir()
        for name, fixture in CAPTURES.items():
            (self.path / name).symlink_to(ROOT / "fixtures" / fixture)
        programs = self.path / ".programs"
        programs.mkdir()
        (programs / "tabshark").symlink_to(tabshark)
        self.environment = commands.environment(self.path, programs, home)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.place.cleanup()


def run_block(block, folder, may_warn):
    """What is wrong, and the text of the block as it should be."""
    kind = language(block)
    try:
        if kind == "console":
            return commands.run_transcript(block.text, folder.path, folder.environment)
        script = block.text
        if kind in ("python", "tabshark"):
            (folder.path / f".block.{kind}").write_text(block.text)
            script = f"/usr/bin/python3 .block.{kind}" if kind == "python" else f"tabshark run .block.{kind}"
        return commands.run_script(script, folder.path, folder.environment, may_warn), block.text
    except ValueError as error:
        return [str(error)], block.text


def run_unit(tabshark, home, name, unit):
    """Runs blocks one after the other; gives back the problems and, by the line of each, the texts that differ."""
    found, fresh = [], {}
    with Folder(tabshark, home) as folder:
        for block in unit:
            problems, text = run_block(block, folder, name in WARNED_OF)
            found += [f"line {block.line}: {problem}" for problem in problems]
            if text != block.text:
                fresh[block.line] = (block.text, text)
    return found, fresh


def units_of(name, parsed):
    """Lists of blocks to run, each in a folder."""
    blocks = [block for block in parsed.blocks if not is_marked(block) and language(block) in RUN]
    if name.startswith(SHEETS):
        blocks = [block for block in blocks if language(block) != "tabshark"]
    spans = [span for span in parsed.spans if is_command(span)]
    rows = [markdown_parts.Block("fence", "sh", span.text, span.line, span.section, "") for span in spans]
    if name not in SEPARATE:
        return [blocks + rows] if blocks + rows else []
    sections = {}
    for block in blocks + rows:
        # In the gallery every block stands for itself.
        key = block.line if name.startswith("plots") else block.section
        sections.setdefault(key, []).append(block)
    return list(sections.values())


def run_units(tabshark, units):
    """Runs them side by side, the longest first; gives back each with its problems and the texts that differ, the last
    of a document first, so that lines above keep their numbers."""
    longest_first = sorted(units, key=lambda unit: -sum(block.text.count("tabshark") for block in unit[1]))
    with tempfile.TemporaryDirectory() as home, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda unit: (*unit, *run_unit(tabshark, pathlib.Path(home), *unit)), longest_first))
    return sorted(done, key=lambda result: (result[0], -result[1][0].line))


def update(name, fresh):
    """Puts the blocks as they should be in place of those that are there."""
    path = ROOT / name
    lines = path.read_text().split("\n")
    for line in sorted(fresh, reverse=True):
        old, new = fresh[line]
        lines[line - 1 : line - 1 + old.count("\n")] = new.rstrip("\n").split("\n")
    path.write_text("\n".join(lines))


def check_static(tabshark, name, parsed):
    found = check_marks(name, parsed) + check_spans(tabshark, parsed)
    found += references.problems(ROOT, ROOT / name, parsed)
    if name == reference.REFERENCE:
        found += reference.problems(tabshark, (ROOT / name).read_text())
    if name == layers.ARCHITECTURE:
        found += layers.problems(ROOT, (ROOT / name).read_text())
    return found


def check_whole(parsed):
    """What no single document can say: that all pictures are shown, that all lab sheets are run."""
    shown = {(ROOT / name).parent.joinpath(target).resolve() for name in parsed for target, _ in parsed[name].pictures}
    found = [f"plots/{picture} is in no document" for picture in references.pictures_not_shown(ROOT, shown)]
    run = "\n".join(block.text for name in parsed for block in parsed[name].blocks
                    if language(block) in ("sh", "console"))
    found += [f"no command runs {name}" for name in parsed if name.startswith(SHEETS) and name not in run]
    return found


def tell(number, what, problems):
    print(f"{'not ok' if problems else 'ok'} {number} - {what}", flush=True)
    for problem in problems:
        for line in problem.splitlines():
            print("# " + line)


def report(results):
    """Prints TAP of (what, problems); are there problems?"""
    failed = False
    for number, (what, problems) in enumerate(results, 1):
        tell(number, what, problems)
        failed = failed or bool(problems)
    print(f"1..{len(results)}")
    if failed:
        print("# Where a document is behind the program: tests/documents/documents.py TABSHARK --update DOCUMENT")
        print("# writes what is printed now; look at the difference before you commit it.")
    return failed


def main():
    tabshark = os.path.abspath(sys.argv[1])
    wanted = [word for word in sys.argv[2:] if not word.startswith("-")]
    updates = "--update" in sys.argv
    names = wanted or list_documents()
    if updates and reference.REFERENCE in names:
        path = ROOT / reference.REFERENCE
        path.write_text(reference.updated(tabshark, path.read_text()))
    parsed = {name: markdown_parts.parse((ROOT / name).read_text()) for name in names}
    results = [(f"{name}: links, files, marks", check_static(tabshark, name, parsed[name])) for name in names]
    if not wanted:
        results.append(("pictures and lab sheets", check_whole(parsed)))
    units = [(name, unit) for name in names
             for unit in units_of(name, parsed[name])][:: int(os.environ.get("EVERY", "1"))]
    for name, unit, problems, fresh in run_units(tabshark, units):
        results.append((f"{name}: commands from line {unit[0].line}", problems))
        if updates:
            update(name, fresh)
    return report(results)


if __name__ == "__main__":
    sys.exit(main())
