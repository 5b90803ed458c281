"""What tshark itself says of captures, for comparison: which fields there are in one, of which types, with what
values."""

import collections
import concurrent.futures
import functools
import os
import pathlib
import re
import subprocess

PROTOCOLS = ("frame", "eth", "ip", "ipv6", "tcp", "udp", "dns", "http", "icmp", "arp")
INTEGERS = re.compile(r"FT_U?INT(8|16|24|32|40|48|56|64)$|FT_FRAMENUM$")
CHUNK = 120  # fields in one command
SHOWN = 5  # differences of one capture
UNESCAPED = {b"\\": b"\\", b"a": b"\a", b"v": b"\v"}
LINE = 300  # characters of one of them
PACKETS = 1000  # of each capture, where all fields are looked at: it takes long


def captures():
    """The captures to compare on: real ones, where there are any, and the project's own."""
    folders = [os.environ.get("CAPTURES", ""), os.environ.get("FIXTURES", "")]
    found = [path for folder in folders if folder for path in sorted(pathlib.Path(folder).glob("*.pcap*"))]
    return [path for path in found if path.suffix in (".pcap", ".pcapng")]


def environment():
    """Times in UTC, text in UTF-8, and a user's settings left out."""
    own = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/nonexistent")
    own.pop("TABSHARK_TSHARK", None)
    return own


@functools.lru_cache
def release():
    """tshark's, such as (4, 0)."""
    return tuple(int(number) for number in re.search(rb"(\d+)\.(\d+)", output_of("tshark", "--version")).groups())


def output_of(*command):
    """The standard output of a program that must succeed, as bytes."""
    return subprocess.run(
        [str(word) for word in command], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True
    ).stdout


def registry():
    """From the name of a field to its type; fields registered with several types are left out."""
    types = collections.defaultdict(set)
    for line in output_of("tshark", "-G", "fields").decode(errors="replace").splitlines():
        cells = line.split("\t")
        if cells[0] == "F" and cells[2].split(".")[0] in PROTOCOLS:
            types[cells[2]].add(cells[3])
    return {name: ft.pop() for name, ft in types.items() if len(ft) == 1}


def fields_in(capture, types):
    """The fields of those protocols that occur in a capture."""
    names = set(re.findall(rb'<field name="([^"]+)"',
                           output_of("tshark", "-n", "-r", capture, "-c", PACKETS, "-T", "pdml")))
    return sorted(name for name in (raw.decode() for raw in names) if name in types)


def chunks(fields):
    return [fields[start : start + CHUNK] for start in range(0, len(fields), CHUNK)]


def options(fields):
    return [word for field in fields for word in ("-e", field)]


def rows_of_tshark(capture, fields, *more):
    """A list of cells, as bytes, for each packet."""
    command = ["tshark", "-n", "-r", capture, "-T", "fields", "-E", "occurrence=f", "-E", "quote=n"]
    text = output_of(*command, *more, *options(fields))
    if release() >= (4, 2):  # it doubles backslashes, and has letters for two characters more
        text = re.sub(rb"\\([\\av])", lambda match: UNESCAPED[match[1]], text)
    return [line.split(b"\t") for line in text.split(b"\n")[:-1]]


def compare_captures(compare):
    """Reports in TAP what differs in each capture: a list of sentences that `compare` gives. True if anything does.
    With EVERY=n in the environment, of each n-th capture, from the last on."""
    found = captures()[::-int(os.environ.get("EVERY", "1"))]
    if not found:
        print("1..0 # SKIP there are no captures")
        return False
    failed = False
    print(f"1..{len(found)}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (capture, differences) in enumerate(zip(found, pool.map(compare, found)), 1):
            print(f"{'not ok' if differences else 'ok'} {number} - {capture.name}", flush=True)
            for difference in differences[:SHOWN]:
                print("# " + difference[:LINE])
            failed = failed or bool(differences)
    return failed
