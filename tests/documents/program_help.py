"""What the program's help says: its verbs and commands, and of each the synopsis and the options."""

import functools
import re
import subprocess

OPTION = re.compile(r"  (-\S.*?)(?:  +(\S.*))?$")
MEANING_AT = 30  # the column of an option's meaning; a long name leaves one blank only


@functools.lru_cache(maxsize=None)
def page(tabshark, *words):
    done = subprocess.run([tabshark, "help", *words], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


@functools.lru_cache(maxsize=None)
def names(tabshark):
    """Verbs and commands that have a page of help, in the order of the overview."""
    commands, verbs = [], []
    for line in page(tabshark).splitlines():
        command = re.match(r"  tabshark \[OPTIONS\] ([a-z][\w-]*)", line)
        verb = re.match(r"  ([a-z][\w-]*) +[A-Z]", line)
        if command:
            commands.append(command[1])
        elif verb:
            verbs.append(verb[1])
    return [name for name in verbs + commands if page(tabshark, name)]


def read_option(line):
    """The option of a line and what it means; None if there is none."""
    match = OPTION.match(line)
    if match and match[2] is None and line[MEANING_AT - 1 : MEANING_AT] == " ":
        return [line[:MEANING_AT].strip(), line[MEANING_AT:]]
    return match and [match[1], match[2] or ""]


@functools.lru_cache(maxsize=None)
def parts(tabshark, name):
    """Summary, synopses and options, each with its meaning, of a page of help."""
    paragraphs = page(tabshark, name).split("\n\n")
    synopses = [line.strip() for line in paragraphs[1].splitlines()]
    options = []
    for line in paragraphs[2].splitlines() if len(paragraphs) > 2 else []:
        option = read_option(line)
        if option:
            options.append(option)
        elif options and line.startswith(" " * 10):
            options[-1][1] = (options[-1][1] + " " + line.strip()).strip()
        else:
            break
    return paragraphs[0].strip(), synopses, options


def global_options(tabshark):
    """What stands in front of a chain: options, each with its meaning, of the overview."""
    return re.findall(r"^ {2,6}(-\S.*?) {2,}(\S.*)$", page(tabshark), re.M)


def option_names(tabshark, name):
    """-x and --long as they stand in the options of a page."""
    _, _, options = parts(tabshark, name)
    return {word for option, _ in options for word in re.findall(r"(?<!\S)--?[\w-]+", option.replace(",", " "))}
