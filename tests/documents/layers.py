"""Whether the folders of the sources include what the table in the architecture says that they may."""

import re

ARCHITECTURE = "docs/architecture.md"
ROW = re.compile(r"^\| `src/(\w+)` \|.*\| ([^|]+) \|$", re.M)
INCLUDE = re.compile(r'^#include "(\w+)/', re.M)


def allowed(text):
    """From each folder to those that it may include, its own among them."""
    found = {}
    for folder, words in ROW.findall(text):
        above = set(found)
        named = set(re.findall(r"\w+", words)) & above
        found[folder] = {folder} | (above if words == "all of the above" else named)
    return found


def problems(root, text):
    table = allowed(text)
    folders = {path.name for path in (root / "src").iterdir() if path.is_dir()}
    found = [f"src/{folder} has no row in the table of folders: add it" for folder in sorted(folders - set(table))]
    found += [f"there is no src/{folder} any more: remove its row" for folder in sorted(set(table) - folders)]
    for folder in sorted(folders & set(table)):
        for path in sorted((root / "src" / folder).glob("*.[ch]")):
            for other in sorted((set(INCLUDE.findall(path.read_text())) & folders) - table[folder]):
                found.append(f"src/{folder}/{path.name} includes {other}, which its row does not allow: move what it "
                             "needs")
    return found
