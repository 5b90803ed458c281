#!/usr/bin/env python3
"""Do partial results, combined, give what one run over everything gives? Random tables and chains, the same from run to
run, cut into two to seven parts; captures cut by editcap; quantiles and numbers of different values from sketches,
beside the exact ones; and parts that do not go together or are damaged. Reports in TAP.

usage: partial.py TABSHARK [CHAINS], with CAPTURES and FIXTURES in the environment
"""

import bisect
import collections
import hashlib
import os
import pathlib
import random
import shlex
import shutil
import subprocess
import sys
import tempfile

from property_tables import DAY, NS, close, random_table, write_tsv

TABSHARK = os.path.abspath(sys.argv[1])
CHAINS = int(sys.argv[2]) if len(sys.argv) > 2 else 150
EVERY = int(os.environ.get("EVERY", "1"))
KEYS = ["k", "wide", "s", "a", "flag", "t", "d", "r", "u"]
QUANTILES = ["median", "p25", "p95", "p0", "p100", "p99.9"]
INTERVALS = {"10us": 10**4, "1ms": 10**6, "1s": NS, "7s": 7 * NS, "5m": 300 * NS, "1h": 3600 * NS, "1d": DAY,
             "30d": 30 * DAY}
SUM_SIZE = 32

Done = collections.namedtuple("Done", "status out err")


def run(*words):
    done = subprocess.run([TABSHARK, *words], capture_output=True, check=False)
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def random_aggregates(rng, table):
    words = []
    for number in range(rng.randrange(1, 6)):
        name = rng.choice(table.names)
        type_ = table.column(name).type
        kinds = ["count", "min", "max", "first", "last", "nunique", "argmax"]
        if type_ not in ("text", "address"):
            kinds += ["mean", "var", "std", rng.choice(QUANTILES)] + ["sum"] * 2 * (type_ != "time")
        words.append(f"x{number}={rng.choice(kinds)}:{name}")
    return words + ["n=count"] * (rng.random() < 0.3)


def random_steps(rng):
    """Steps that go with any part of the rows."""
    steps = []
    if rng.random() < 0.3:
        steps += ["then", "where", rng.choice(["k > 1", "flag", "not s == \"a\"", "i < 500 or d", "k > 99"])]
    if rng.random() < 0.2:
        steps += ["then", "derive", rng.choice(["i = i * 3", "s = s + \"x\"", "r = r / 7", "z = t"])]
    return steps


def random_chain(rng, table):
    """The steps to cut at, and the rest."""
    aggregates = random_aggregates(rng, table)
    if rng.random() < 0.6:
        words = ["group", ",".join(rng.sample(KEYS, rng.choice([1, 1, 2, 3]))), *aggregates]
    else:
        present = [t for t in table.column("t").values if t is not None] or [0]
        span = max(present) - min(present)
        words = ["resample", rng.choice([name for name, ns in INTERVALS.items() if span / ns < 3000]), *aggregates]
        words += ["--closed=right"] * (rng.random() < 0.3)
        if rng.random() < 0.5:
            words += ["--by", rng.choice(["k", "s", "flag", "a"])]
    rest = ["then", "sort", "-r", aggregates[0].split("=")[0]] if rng.random() < 0.3 else []
    return random_steps(rng) + ["then"] + words, rest + ["then", "tail", "7"] * (rng.random() < 0.2)


def cut_rows(rng, table):
    """The table's rows in pieces, in order; some may be empty."""
    n = rng.randrange(2, 8)
    edges = [0] + sorted(rng.randrange(table.rows() + 1) for _ in range(n - 1)) + [table.rows()]
    return [table.take(range(a, b)) for a, b in zip(edges, edges[1:])]


def differs(expected, found, scale):
    """What differs between two tables of TSV: reals may by 1e-12, all else by nothing."""
    if expected == found:
        return None
    one, other = expected.split("\n"), found.split("\n")
    if len(one) != len(other) or one[0] != other[0]:
        return f"{len(other)} lines, the first {other[0]!r}, instead of {len(one)}, the first {one[0]!r}"
    for number, (a, b) in enumerate(zip(one, other)):
        for want, have in zip(a.split("\t"), b.split("\t")):
            if want == have:
                continue
            try:
                real = "." in want + have or "e" in want + have
                if real and want.count(":") == 0 and close(float(want), float(have), scale):
                    continue
            except ValueError:
                pass
            return f"line {number + 1}: {have!r} instead of {want!r}"
    return None


def warnings(text):
    return [line for line in text.split("\n") if "left out" in line]


def make_parts(folder, sources, chain):
    """Runs one chain for each of the words of sources, in one file of chains; the names of the parts."""
    parts = [os.path.join(folder, f"{number}.part") for number in range(len(sources))]
    lines = [shlex.join([*source, *chain, "--partial", "then", "write", part]) for source, part in zip(sources, parts)]
    path = os.path.join(folder, "parts.chains")
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return parts, run("run", path)


def combine(rng, folder, parts, rest):
    """The result of parts, of which some are perhaps put together before."""
    if len(parts) > 2 and rng.random() < 0.5:
        first = rng.randrange(len(parts) - 1)
        last = rng.randrange(first + 2, len(parts) + 1)
        joined = os.path.join(folder, "joined.part")
        done = run("open", *parts[first:last], "then", "combine", "--partial", "then", "write", joined)
        if done.status not in (0, 3):
            return done
        parts = parts[:first] + [joined] + parts[last:]
    return run("open", *parts, "then", "combine", *rest)


def check_table(rng, folder):
    table = random_table(rng)
    chain, rest = random_chain(rng, table)
    types = [f"--type={name}={column.type}" for name, column in zip(table.names, table.columns)]
    whole = os.path.join(folder, "whole.tsv")
    write_tsv(table, whole)
    sources = []
    for number, piece in enumerate(cut_rows(rng, table)):
        path = os.path.join(folder, f"{number}.tsv")
        write_tsv(piece, path)
        sources.append(["open", path, *types])
    words = shlex.join(chain + rest)
    expected = run("open", whole, *types, *chain, *rest)
    parts, made = make_parts(folder, sources, chain)
    if made.status != 0 or warnings(expected.err) and not warnings(made.err):
        return f"{words}: the parts: {made.err}"
    found = combine(rng, folder, parts, rest)
    if expected.status == 1:
        return None if found.status == 1 and found.err.split("\n")[-2:] == expected.err.split("\n")[-2:] else (
            f"{words}: {found} instead of {expected}")
    if found.status != expected.status or warnings(found.err) != warnings(expected.err):
        return f"{words}: {found.status}, {found.err} instead of {expected.err}"
    largest = max((abs(v) for v in table.column("r").values if v is not None), default=0)
    problem = differs(expected.out, found.out, float(largest) * 8)
    return problem and f"{words}: {problem}"


def check_tables(folder):
    rng = random.Random(20240314)
    problems = [check_table(rng, folder) for _ in range(CHAINS // EVERY)]
    return [problem for problem in problems if problem]


READ = ["--timeseries", "-e", "frame.number,frame.len,ip.src,ip.dst,tcp.stream,tcp.flags,tcp.len,_ws.col.Protocol"]
CAPTURE_CHAINS = [
    [*READ, "then", "group", "ip.src,ip.dst", "n=count", "sum:frame.len", "mean:frame.len", "std:frame.time_epoch",
     "p95:tcp.len",
     "min:tcp.flags", "first:frame.time_epoch", "last:_ws.col.Protocol", "nunique:tcp.stream", "argmax:frame.len"],
    [*READ, "then", "resample", "1s", "count", "sum:frame.len", "median:frame.len", "--by", "_ws.col.Protocol"],
    [*READ, "--strict", "then", "derive", "gap = frame.time_epoch - lag(frame.time_epoch) by (capture, tcp.stream)",
     "then", "where",
     "tcp.len > 0", "then", "group", "capture,tcp.stream", "max:gap", "var:gap", "bytes=sum:tcp.len"],
]


def check_capture(rng, folder, capture, chain):
    """One capture, cut into files; what differs between their parts and a read of all."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    counted = subprocess.run(["capinfos", "-Mc", capture], capture_output=True, text=True, check=False).stdout.split()
    packets = int(counted[-1]) if counted and counted[-1].isdigit() else 0
    if not 2 <= packets <= 20000:
        return None
    piece = os.path.join(folder, "piece.pcapng")
    if subprocess.run(["editcap", "-c", str(packets // 4 + 1), capture, piece], capture_output=True,
                      check=False).returncode != 0:
        return None
    pieces = sorted(str(path) for path in pathlib.Path(folder).glob("piece*"))
    expected = run("read", *pieces, *chain)
    parts, made = make_parts(folder, [["read", path, "--capture-column"] for path in pieces], chain)
    found = combine(rng, folder, parts, [])
    if made.status not in (0, 3) or found.status != expected.status or warnings(found.err) != warnings(expected.err):
        return f"{capture}: {chain}: {made.err} {found} instead of {expected.err}"
    problem = differs(expected.out, found.out, 0)
    return problem and f"{capture}: {chain}: {problem}"


def check_captures(folder):
    rng = random.Random(7)
    captures = sorted(pathlib.Path(os.environ["FIXTURES"]).glob("*.pcap*"))
    shared = sorted(pathlib.Path(os.environ.get("CAPTURES", "/nowhere")).rglob("*.pcap*"))
    captures += rng.sample(shared, min(len(shared), 4 // EVERY))
    problems = []
    for number, capture in enumerate(captures):
        chains = CAPTURE_CHAINS if number == 0 else [CAPTURE_CHAINS[number % len(CAPTURE_CHAINS)]]
        problems += [check_capture(rng, os.path.join(folder, "cut"), str(capture), chain) for chain in chains]
    return [problem for problem in problems if problem]


def check_sketches(folder):
    """The bounds that the help states: ranks within 1 % of the values, numbers within four standard errors; numbers of
    different values do not depend on the cut, and few values lose nothing."""
    rng = random.Random(31)
    n = 120000 // min(EVERY, 3)
    rows = [(rng.choice("aab"), int(rng.lognormvariate(8, 2)), "name%d" % rng.randrange(n)) for _ in range(n)]
    rows += [("few", rng.randrange(100), "name%d" % rng.randrange(7)) for _ in range(900)]
    rng.shuffle(rows)
    sources, quantiles, problems = [], ["p1", "p10", "p50", "p90", "p99"], []
    for number in range(6):
        path = os.path.join(folder, f"{number}.tsv")
        lines = [f"{g}\t{x}\t{s}\n" for g, x, s in rows[number::6]]
        pathlib.Path(path).write_text("g\tx\ts\n" + "".join(lines), encoding="utf-8")
        sources.append(["open", path])
    words = [f"{q}:x" for q in quantiles] + ["nunique:x", "nunique:s", "max:x"]
    parts, made = make_parts(folder, sources, ["then", "group", "g", *words, "--approximate"])
    found = combine(rng, folder, parts, ["then", "sort", "g"])
    if made.status or found.status:
        return [made.err + found.err]
    lines = [line.split("\t") for line in found.out.split("\n")[1:-1]]
    for key, *cells in lines:
        values = sorted(x for g, x, _ in rows if g == key)
        for q, cell in zip(quantiles, cells):
            wanted = float(q[1:]) / 100 * (len(values) - 1)
            low, high = bisect.bisect_left(values, float(cell)), bisect.bisect_right(values, float(cell))
            off = max(low - 1 - wanted, wanted - high, 0) / len(values)
            if off > (0 if key == "few" else 0.01):
                problems.append(f"{key} {q}: the rank of {cell} is off by {off:.4f}")
        for cell, truth in zip(cells[5:7], (len(set(values)), len({s for g, _, s in rows if g == key}))):
            if abs(int(cell) - truth) > 4 * 1.04 / 128 * truth + 1:
                problems.append(f"{key}: {cell} different values instead of {truth}")
    every = os.path.join(folder, "every.tsv")
    pathlib.Path(every).write_text("g\tx\ts\n" + "".join(f"{g}\t{x}\t{s}\n" for g, x, s in rows), encoding="utf-8")
    alone = run("open", every, "then", "group", "g", *words, "--approximate", "then", "sort", "g").out.split("\n")[1:-1]
    if [line.split("\t")[6:8] for line in alone] != [line[6:8] for line in lines]:
        problems.append(f"numbers of different values depend on the cut: {alone} and {lines}")
    return problems


def refused(problems, reason, *words):
    done = run(*words)
    if done.status not in (1, 2) or reason not in done.err:
        problems.append(f"{shlex.join(words)}: {done} instead of a refusal with {reason!r}")


def check_refusals(folder):
    problems = []
    for name, text in {"a": "k\tx\n1\t2\n1\t3\n", "b": "k\tx\n2\t5\n", "c": "k\tx\n2\t0.5\n", "d": "k\ty\n2\t5\n",
                       "e": "t\tk\tx\n2024-01-01T00:00:01Z\ta\t1\n2024-01-01T00:00:09Z\tb\t2\n"}.items():
        pathlib.Path(folder, name + ".tsv").write_text(text, encoding="utf-8")

    def part(name, *steps, out=None):
        out = os.path.join(folder, (out or name) + ".part")
        done = run("open", os.path.join(folder, name + ".tsv"), *steps, "--partial", "then", "write", out)
        if done.status != 0:
            problems.append(done.err)
        return out

    group = ["then", "group", "k", "sum:x"]
    a, b, c = (part(name, *group) for name in "abc")
    other = part("b", "then", "group", "k", "max:x", out="other")
    refused(problems, "different chains", "open", a, other, "then", "combine")
    refused(problems, "is of type int in the one and real", "open", a, c, "then", "combine")
    refused(problems, "is in two of the parts", "open", a, b, a, "then", "combine")
    refused(problems, "no partial result", "open", os.path.join(folder, "a.tsv"), "then", "combine")
    refused(problems, "the table is none", "open", os.path.join(folder, "a.tsv"), *group, "then", "write", a + "x.part")
    refused(problems, "makes one of several", "open", a, b, "then", "write", a + "x.part")
    refused(problems, "auto chooses", "open", a, "then", "resample", "auto", "--partial")
    refused(problems, "--origin start", "open", a, "then", "resample", "1s", "--origin", "start", "--partial")
    by_k = [part(name, "then", "group", "k", out=name + "2") for name in "ad"]
    refused(problems, "different names", "open", *by_k, "then", "combine")
    if os.path.exists(a + "x.part"):
        problems.append("a refused write left a file")
    if run("open", a, b, "then", "combine").out != "k\tsum:x\n1\t5\n2\t5\n":
        problems.append("the parts that go together do not")
    bins = part("e", "then", "resample", "1s", "std:x", "p9:x", "nunique:x", "--approximate", "--by", "k")
    return problems + check_damage(folder, a) + check_damage(folder, bins)


def check_damage(folder, path):
    """A byte that is not as it was is an error. With a sum that fits again it may be anything but a crash."""
    rng = random.Random(5)
    bytes_, problems = pathlib.Path(path).read_bytes(), []
    expected = run("open", path, "then", "combine").out
    bad = os.path.join(folder, "bad.part")
    for number in range(60 // EVERY):
        changed = bytearray(bytes_)
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        if number % 3 == 0:
            changed = changed[: rng.randrange(len(changed))]
        elif number % 3 == 1:
            changed[-SUM_SIZE:] = hashlib.sha256(changed[:-SUM_SIZE]).digest()
        pathlib.Path(bad).write_bytes(changed)
        done = run("open", bad, "then", "combine")
        ok = done.status in (0, 1) if number % 3 == 1 else done.status == 1 or done.out == expected
        if not ok or (done.status == 1 and not done.err):
            problems.append(f"change {number}: {done}")
    return problems


def main():
    checks = [("tables cut into parts", check_tables), ("captures cut into parts", check_captures),
              ("sketches keep their bounds", check_sketches), ("parts that do not go together", check_refusals)]
    print(f"1..{len(checks)}")
    failed = False
    for number, (what, check) in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as folder:
            problems = check(folder)
        for problem in problems[:10]:
            print("# " + problem.strip().replace("\n", "\n# "))
        print(f"{'not ' if problems else ''}ok {number} - {what}, {len(problems)} problems", flush=True)
        failed = failed or bool(problems)
    sys.exit(failed)


if __name__ == "__main__":
    main()
