"""Whether what a document points at is there: links, pictures, headings, and the files that it names."""

import pathlib
import re
import urllib.parse

import markdown_parts

PATH = re.compile(r"(?:[\w.-]+/)+[\w.*-]*")
TOP = {"src", "docs", "tests", "fixtures", "plots", ".ci"}


def missing_target(root, document, target, parsed):
    """What is wrong with a link from a document; None if nothing is."""
    url = urllib.parse.urlsplit(target)
    if url.scheme or url.netloc:
        return None if url.scheme in ("http", "https", "mailto") else f"{target} is no address of the web"
    path = (document.parent / urllib.parse.unquote(url.path)).resolve() if url.path else document.resolve()
    if not path.exists():
        return f"there is no {target}"
    if root.resolve() not in (path, *path.parents):
        return f"{target} lies outside of the repository"
    if url.fragment and path.suffix == ".md":
        if path not in parsed:
            parsed[path] = markdown_parts.parse(path.read_text())
        if url.fragment not in markdown_parts.anchors(parsed[path]):
            return f"{path.name} has no heading #{url.fragment}"
    return None


def is_source_path(text):
    """Does a span name files of the repository? Of paths without a known folder only those with a suffix of sources."""
    if not PATH.fullmatch(text):
        return False
    return text.split("/")[0] in TOP or re.search(r"/[\w*]+\.(c|h|py|md|sh|build)$", text) is not None


def path_exists(root, document, text):
    folders = [root / "src", root / "tests", root, document.parent]
    return any(next(folder.glob(text.rstrip("/")), None) is not None for folder in folders)


def problems(root, document, parsed):
    """What `document` points at and is not there, as sentences."""
    found = []
    for target, line in parsed.links + parsed.pictures:
        wrong = missing_target(root, document, target, {})
        if wrong:
            found.append(f"line {line}: {wrong}: mend the link")
    for span in parsed.spans:
        if is_source_path(span.text) and not path_exists(root, document, span.text):
            found.append(f"line {span.line}: there is no {span.text}: name the file as it is called now")
    return found


def pictures_not_shown(root, shown):
    """Pictures of the gallery that no document shows."""
    return sorted(path.name for path in pathlib.Path(root, "plots").glob("*.png") if path.resolve() not in shown)
