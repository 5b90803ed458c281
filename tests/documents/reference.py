"""The reference: each verb and command has a section that begins with its summary, synopsis and options, as the
program's help has them, and goes on with words and an example."""

import re

import program_help

REFERENCE = "docs/reference.md"
GLOBAL = re.compile(r"(?<=Options that go before the source:\n\n)(?:\|.*\n)+")


def in_table(text):
    return text.replace("|", "\\|")


def as_code(option):
    """`-e`, `--field FIELD…`: each name of an option with what it takes."""
    return ", ".join(f"`{in_table(word)}`" for word in re.split(r", (?=-)", option))


def beginning(tabshark, name):
    """What a section begins with, behind its heading."""
    summary, synopses, options = program_help.parts(tabshark, name)
    lines = [summary, "", "```text", *synopses, "```", ""]
    return "\n".join(lines + ([table_of(options)] if options else []))


def table_of(options):
    lines = ["| option | what it does |", "|---|---|"]
    return "\n".join(lines + [f"| {as_code(option)} | {in_table(meaning)} |" for option, meaning in options] + [""])


def sections(text):
    """From the name of each section of the reference to its text."""
    found = re.split(r"^### (.*)\n+", text, flags=re.M)
    return dict(zip(found[1::2], found[2::2]))


def problems(tabshark, text):
    found = []
    written = sections(text)
    names = program_help.names(tabshark)
    if GLOBAL.findall(text) != [table_of(program_help.global_options(tabshark))]:
        found.append("the options that go before the source are not those of 'tabshark help': let --update write them")
    for name in names:
        if name not in written:
            found.append(f"{name} has no section: --update writes one at the end; move it where it belongs, and give "
                         "it a better example")
            continue
        if not written[name].startswith(beginning(tabshark, name)):
            found.append(f"{name}: the beginning is not what 'tabshark help {name}' says now: let --update write it")
        if not re.search(r"^```(console|sh|tabshark)$", written[name], re.M):
            found.append(f"{name} has no example: add a ```console block, let --update fill in what it prints")
    return found + [f"there is no {name} any more: remove its section" for name in written if name not in names]


def old_beginning(section):
    """How far the part of a section reaches that comes from the help: a line, a ```text block and a table of
    options."""
    match = re.match(r"(?:[^\n`#|][^\n]*\n\n```text\n.*?\n```\n\n?)?(?:\| option \|[^\n]*\n(?:\|[^\n]*\n)*\n?)?",
                     section, re.S)
    return match.end()


def updated(tabshark, text):
    """The reference with the beginnings and the global options as they should be."""
    for name in program_help.names(tabshark):
        if name not in sections(text):
            text += f"\n### {name}\n\n```console\n$ tabshark help {name}\n```\n"
    text = GLOBAL.sub(lambda _: table_of(program_help.global_options(tabshark)), text)
    for name, section in sections(text).items():
        if name in program_help.names(tabshark):
            fresh = beginning(tabshark, name) + ("\n" + section[old_beginning(section) :].lstrip("\n"))
            fresh = fresh.replace("\n\n\n", "\n\n")
            text = re.sub(rf"(^### {re.escape(name)}\n+){re.escape(section)}", lambda match: match[1] + fresh, text,
                          flags=re.M)
    return text
