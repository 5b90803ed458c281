"""What the tests look at in a Markdown file: its blocks of code, headings, links, pictures and spans of code."""

import dataclasses
import re

import markdown_it

COMMENT = re.compile(r"<!--(.*?)-->\s*$", re.S)


@dataclasses.dataclass
class Block:
    """A block of code; an indented one has no info string."""

    kind: str  # "fence" or "indented"
    info: str
    text: str
    line: int  # of its first line of code, counted from 1
    section: str  # the nearest heading of the second level above it
    mark: str  # the HTML comment right above it


@dataclasses.dataclass
class Span:
    """`code` in running text, or as the whole of a table's cell."""

    text: str
    line: int
    section: str
    cell: bool


@dataclasses.dataclass
class Document:
    blocks: list
    spans: list
    headings: list  # (level, text)
    links: list  # (target, line)
    pictures: list  # (target, line)


def text_of(inline):
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def read_inline(inline, found, section, in_cell):
    line = inline.map[0] + 1 if inline.map else 0
    children = inline.children or []
    for child in children:
        if child.type == "code_inline":
            found.spans.append(Span(child.content, line, section, in_cell and len(children) == 1))
        elif child.type == "link_open":
            found.links.append((child.attrs["href"], line))
        elif child.type == "image":
            found.pictures.append((child.attrs["src"], line))


def parse(text):
    found = Document([], [], [], [], [])
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(text)
    section, mark, row = "", "", None
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = text_of(tokens[place + 1])
            found.headings.append((int(token.tag[1:]), heading))
            section = heading if token.tag in ("h1", "h2") else section
        elif token.type in ("fence", "code_block"):
            fence = token.type == "fence"
            line = token.map[0] + (2 if fence else 1)
            kind = "fence" if fence else "indented"
            found.blocks.append(Block(kind, token.info.strip(), token.content, line, section, mark))
        elif token.type == "inline":
            token.map = token.map or row
            read_inline(token, found, section, tokens[place - 1].type == "td_open")
        elif token.type == "tr_open":
            row = token.map
        comment = COMMENT.match(token.content) if token.type == "html_block" else None
        mark = comment[1].strip() if comment else ""
    return found


def anchors(document):
    """The names under which GitHub finds the headings."""
    seen, names = {}, set()
    for _, heading in document.headings:
        name = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        count = seen.get(name, 0)
        seen[name] = count + 1
        names.add(name if count == 0 else f"{name}-{count}")
    return names
