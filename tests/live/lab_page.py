#!/usr/bin/env python3
"""The pages that lab makes, as files and in a browser: a capture whose names and headers are markup shows it as text,
nothing is asked for or run, pictures load, and tables do not make the page wider than the window. What needs Chromium
is skipped without it.

usage: lab_page.py TABSHARK
"""

import json
import os
import re
import struct
import subprocess
import sys
import tempfile

import chromium

HOST = "<script>document.title='host'</script>"
AGENT = "\"><img src=x onerror=\"document.title='agent'\"> & 'so' | **bold** | `code` [x](javascript:alert(1))"
NAME = "<script>name</script>.example"

SHEET = """---
title: Names & "headers" <b>
capture: {capture}
hostile: "<img src=x onerror=alert(1)>"
---
The sheet's own <script>document.title = "sheet"</script> is text, <img src="http://a.example/x.png"> too,
[a link](javascript:document.title='link') leads nowhere, and ![far](http://a.example/far.png) is not loaded.

```tabshark
read ${{capture}} -e frame.number,http.host,http.user_agent,dns.qry.name
read ${{capture}} -Y http -e http.user_agent then print --format json
read ${{capture}} -Y http -e http.host,frame.len then write "x' onclick='y <b>.csv"
read ${{capture}} -Y http -e http.host,frame.len then plot -x http.host -y frame.len --kind bars
read ${{capture}} -e frame.number,frame.len then derive 'long = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"'
    then derive 'b = long' then derive 'c = long' then derive 'd = long' then derive 'e = long'
read ${{capture}} -e frame.number,frame.len then plot --title '<script>"title"</script>' -o "a 'b' <c>.png"
from '<script>kept</script>'
```
"""

LOOK = """JSON.stringify({
  text: document.body.innerText, title: document.title, scripts: document.scripts.length,
  handlers: [...document.querySelectorAll('*')].filter(
    e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
  bad_links: [...document.links].filter(a => !['file:', 'http:', 'https:'].includes(a.protocol)).length,
  pictures: [...document.images].map(i => [i.complete && i.naturalWidth > 0, i.alt]),
  content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth,
  outside: [...document.querySelectorAll('main *')].filter(
    e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, pre')).length,
  styled: getComputedStyle(document.querySelector('main')).maxWidth,
})"""

tests = 0
failures = 0


def check(name, passed, detail=""):
    """One test, in TAP."""
    global tests, failures
    tests += 1
    failures += not passed
    print("{}ok {} - {}".format("" if passed else "not ", tests, name))
    if not passed:
        for line in str(detail).splitlines():
            print("# " + line)


def packet(protocol, source, target, payload):
    """An Ethernet frame with an IPv4 packet from 10.0.0.1 to 10.0.0.2; checksums are 0."""
    if protocol == 6:
        transport = struct.pack("!HHIIBBHHH", source, target, 1, 1, 5 << 4, 0x18, 1000, 0, 0)
    else:
        transport = struct.pack("!HHHH", source, target, 8 + len(payload), 0)
    body = transport + payload
    header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(body), 1, 0, 64, protocol, 0, bytes([10, 0, 0, 1]),
                         bytes([10, 0, 0, 2]))
    return b"\2\0\0\0\0\2\2\0\0\0\0\1\x08\x00" + header + body


def write_capture(path):
    """Thirty packets: HTTP requests and DNS questions, by turns."""
    request = "GET / HTTP/1.1\r\nHost: {}\r\nUser-Agent: {}\r\n\r\n".format(HOST, AGENT).encode()
    labels = b"".join(bytes([len(part)]) + part for part in NAME.encode().split(b"."))
    question = struct.pack("!HHHHHH", 1, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!HH", 1, 1)
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
        for i in range(15):
            for frame in packet(6, 1024 + i, 80, request), packet(17, 5000 + i, 53, question):
                file.write(struct.pack("<IIII", 1700000000 + i, 0, len(frame), len(frame)) + frame)


def run(tabshark, folder, *arguments):
    """Runs lab on the sheet; its exit status and messages."""
    done = subprocess.run([tabshark, "lab", "sheet.md", "--keep-going", *arguments], cwd=folder, text=True,
                          capture_output=True, timeout=120)
    return done.returncode, done.stderr


def look_at_files(folder):
    """What can be seen without a browser."""
    with open(os.path.join(folder, "out/index.html"), encoding="utf-8") as file:
        html = file.read()
    with open(os.path.join(folder, "out/index.md"), encoding="utf-8") as file:
        markdown = file.read()
    check("the HTML has the values as text",
          html.count("&lt;script&gt;document.title=&#39;host&#39;&lt;/script&gt;") > 4)
    elements = set(re.findall(r"<([a-z0-9]+)", html))
    known = set("html head meta link title style body main h1 p a em strong code pre div figure table thead tbody tr "
                "th td br small figcaption img span hr dl dt dd".split())
    check("it has no elements but the page's own", elements <= known, elements - known)
    own = markdown.split("```\n", 1)[1]
    outside = "".join(own.split("\n```\n")[::2])
    check("the Markdown has no element but what the sheet wrote", re.search(r"(?<!\\)<", outside) is None,
          re.findall(r".*(?<!\\)<.*", outside))
    check("nor a link but to files", re.findall(r"(?<!\\)\]\((.*?)\)", outside) and all(
        re.fullmatch(r"[A-Za-z0-9._~%/-]+", link) for link in re.findall(r"(?<!\\)\]\((.*?)\)", outside)), outside)


def look_at_report(tabshark, folder):
    """The report of that capture, whose names are the rows of its tables."""
    done = subprocess.run([tabshark, "report", "hostile.pcap", "-o", "report"], cwd=folder, text=True,
                          capture_output=True, timeout=120)
    check("report: it is made", done.returncode == 0, done.stderr)
    with open(os.path.join(folder, "report/index.html"), encoding="utf-8") as file:
        html = file.read()
    check("report: names from packets are text", all("<td>{}</td>".format(escaped) in html for escaped in (
        "&lt;script&gt;document.title=&#39;host&#39;&lt;/script&gt;",
        "&lt;script&gt;name&lt;/script&gt;.example")), html)
    check("report: no script", "<script" not in html and
          "onerror=" not in html.replace("&quot;&gt;&lt;img src=x onerror=", ""))


def look_in_browser(browser, folder, page, width):
    """One page at one width."""
    url = "file://" + os.path.join(folder, page, "index.html")
    value, requests, lines = browser.visit(url, width, LOOK)
    name = "{} at {} pixels: ".format(page, width)
    seen = json.loads(value)
    away = [request for request in requests if not request.startswith(("file://" + folder, "data:"))]
    check(name + "no request leaves the page", requests and not away, away)
    check(name + "nothing in the console", not lines, "\n".join(lines))
    check(name + "every picture loads", len(seen["pictures"]) == 2 and all(loaded for loaded, _ in seen["pictures"]),
          seen["pictures"])
    check(name + "a picture says what it is", seen["pictures"][1][1] == '<script>"title"</script>', seen["pictures"])
    check(name + "markup from packets is text", all(part in seen["text"] for part in (HOST, AGENT, NAME)), seen["text"])
    check(name + "nothing of it runs", (seen["scripts"], seen["handlers"], seen["bad_links"]) == (0, 0, 0) and
          seen["title"] == 'Names & "headers" <b>', seen)
    check(name + "the style holds", seen["styled"] != "none", seen["styled"])
    check(name + "nothing makes the page wider than the window", seen["content"] <= seen["window"] and
          seen["outside"] == 0, seen)


def look_at_report_in_browser(browser, folder):
    """At the width of a phone, where most can go wrong."""
    url = "file://" + os.path.join(folder, "report", "index.html")
    value, requests, lines = browser.visit(url, 390, LOOK)
    seen = json.loads(value)
    away = [request for request in requests if not request.startswith("file://" + folder)]
    check("report in a browser: no request leaves it, nothing in the console", not away and not lines, (away, lines))
    check("report in a browser: every picture loads", len(seen["pictures"]) > 1 and all(
        loaded for loaded, _ in seen["pictures"]), seen["pictures"])
    check("report in a browser: it is not wider than the window", seen["content"] <= seen["window"] and
          seen["outside"] == 0 and (seen["scripts"], seen["handlers"]) == (0, 0), seen)


def main():
    """All tests in a folder of their own."""
    tabshark = os.path.realpath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        os.environ["TZ"] = "UTC"
        os.environ["XDG_CONFIG_HOME"] = os.path.join(folder, "config")
        os.environ.pop("TABSHARK_TSHARK", None)
        write_capture(os.path.join(folder, "hostile.pcap"))
        with open(os.path.join(folder, "sheet.md"), "w", encoding="utf-8") as file:
            file.write(SHEET.format(capture="hostile.pcap"))
        for page, options in ("out", ()), ("single", ("--single-file",)):
            status, messages = run(tabshark, folder, "-o", page, *options)
            check(page + ": only the chain that should fails", status == 1 and
                  "1 of 7 chains failed" in messages, messages)
        look_at_files(folder)
        look_at_report(tabshark, folder)
        os.mkdir(os.path.join(folder, "alone"))
        os.rename(os.path.join(folder, "single/index.html"), os.path.join(folder, "alone/index.html"))
        if chromium.program() is None:
            check("in a browser # SKIP there is no Chromium", True)
        else:
            with chromium.Browser() as browser:
                for page in "out", "alone":
                    for width in 1280, 390:
                        look_in_browser(browser, folder, page, width)
                look_at_report_in_browser(browser, folder)
    print("1..{}".format(tests))
    sys.exit(failures > 0)


main()
