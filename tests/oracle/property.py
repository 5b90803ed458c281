#!/usr/bin/python3
"""Random tables and chains, the same from run to run, whose results must be those of pandas: to the last digit for
ints, times and durations, to 1e-12 for reals. Groups are compared with Miller too, where it is installed. Reports in
TAP, and keeps the tables of chains that failed.

usage: property.py TABSHARK [CHAINS]
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

try:
    import property_pandas as reference
except ImportError as error:
    print("1..0 # SKIP", error)
    sys.exit(0)
from property_tables import DAY, KEYS, NS, Column, Table, compare, random_table, write_tsv, write_value

QUANTILES = {"median": 0.5, "p25": 0.25, "p95": 0.95, "p0": 0, "p100": 1, "p99.9": 0.999}
INTERVALS = {"10us": 10000, "1ms": 10**6, "100ms": 10**8, "1s": NS, "7s": 7 * NS, "5m": 300 * NS, "1h": 3600 * NS,
             "1d": DAY, "30d": 30 * DAY}
SPREAD_TYPES = ("time", "duration")


def random_aggregates(rng, table):
    """Aggregates as typed, each with kind, quantile and column."""
    chosen = {}
    for _ in range(rng.randrange(1, 5)):
        name = rng.choice(table.names)
        type_ = table.column(name).type
        kinds = ["count", "min", "max", "first", "last", "nunique", "argmax"]
        if type_ not in ("text", "address"):
            kinds += ["mean", "var", "std", *QUANTILES] + ["sum"] * 2 * (type_ != "time")
        word = rng.choice(kinds)
        text = "%s:%s" % (word, name)
        spec = ("quantile", QUANTILES[word], name) if word in QUANTILES else (word, None, name)
        label = rng.choice([text, "x=%s" % len(chosen)])
        chosen[label] = ((text if label == text else label + "=" + text), spec)
    if rng.random() < 0.3:
        chosen["count"] = ("count", ("count", None, None))
    return chosen


def scales_of(table, aggregates):
    """How large the numbers were: a sum of reals that nearly cancel cannot be nearer than that allows."""
    scales = {}
    for name, (_, (kind, _, column)) in aggregates.items():
        column = table.column(column) if column else Column("int", [])
        if column.type not in ("text", "address") and kind in ("sum", "mean", "var", "std", "quantile"):
            largest = max((abs(v) for v in column.values if v is not None), default=0)
            if column.type in SPREAD_TYPES:
                values = [v for v in column.values if v is not None]
                largest = (max(values, default=0) - min(values, default=0)) / 1e9
            scales[name] = float(largest) ** (2 if kind == "var" else 1)
    return scales


def aggregated(table, aggregates, ids, n, names, columns):
    columns = columns + [reference.aggregate(table, spec, ids, n) for _, spec in aggregates.values()]
    return Table(names + list(aggregates), columns)


def do_group(rng, table):
    keys = rng.sample(KEYS, rng.choice([1, 1, 2, 3]))
    aggregates = random_aggregates(rng, table)
    words = ["group", ",".join(keys)] + [text for text, _ in aggregates.values()]
    ids, first = reference.group_ids(table, keys)
    columns = [Column(table.column(k).type, [table.column(k).values[row] for row in first]) for k in keys]
    return words, lambda: aggregated(table, aggregates, ids, len(first), keys, columns), scales_of(table, aggregates)


def do_resample(rng, table):
    times = table.column("t").values
    present = [t for t in times if t is not None] or [0]
    span = max(present) - min(present)
    name = rng.choice([name for name, ns in INTERVALS.items() if span / ns < 3000])
    origin = rng.choice(["epoch", "start"])
    # Of bins of several days that are closed right, pandas moves the edges to the ends of days.
    closed = rng.choice(["left", "left", "right"]) if INTERVALS[name] <= DAY else "left"
    by = rng.choice([None, None, "k", "s", "flag"])
    aggregates = random_aggregates(rng, table)
    words = ["resample", name, "--origin", origin, "--closed", closed] + [text for text, _ in aggregates.values()]
    starts, ids = reference.bins(times, INTERVALS[name], origin, closed)
    names, columns, n = ["t"], [Column("time", starts)], len(starts)
    if by:
        words += ["--by", by]
        series, first = reference.group_ids(table, [by])
        k = len(first)
        values = [table.column(by).values[row] for row in first]
        names, columns = ["t", by], [Column("time", [s for s in starts for _ in range(k)]),
                                     Column(table.column(by).type, values * n)]
        ids = [None if b is None or s is None else b * k + s for b, s in zip(ids, series)]
        n *= k
    return words, lambda: aggregated(table, aggregates, ids, n, names, columns), scales_of(table, aggregates)


def do_sort(rng, table):
    names = rng.sample(table.names, rng.choice([1, 1, 2, 3]))
    descending = rng.random() < 0.5
    words = ["sort"] + ["-r"] * descending + [",".join(names)]
    return words, lambda: table.take(reference.sorted_rows(table, names, descending)), {}


def do_top(rng, table):
    name, n, smallest = rng.choice(table.names), rng.randrange(8), rng.random() < 0.3
    words = ["top"] + ["--smallest"] * smallest + [str(n), name]
    return words, lambda: table.take(reference.top_rows(table, n, name, smallest)), {}


def do_distinct(rng, table):
    names = rng.sample(table.names, rng.randrange(4))
    return ["distinct", *names], lambda: table.take(reference.distinct_rows(table, names or table.names)), {}


def do_describe(rng, table):
    name = rng.choice([n for n, c in zip(table.names, table.columns) if c.type not in ("text", "address")])
    column = table.column(name)
    one = Table([name], [column])
    specs = {"count": ("count", None), "mean": ("mean", None), "std": ("std", None), "min": ("min", None),
             "p25": ("quantile", 0.25), "p50": ("quantile", 0.5), "p75": ("quantile", 0.75), "max": ("max", None)}

    def expected():
        found = {n: reference.aggregate(one, (*spec, name), [0] * one.rows(), 1) for n, spec in specs.items()}
        for n in ("min", "max"):
            if column.type == "bool":
                found[n] = Column("int", [None if v is None else int(v) for v in found[n].values])
        found["missing"] = Column("int", [one.rows() - found["count"].values[0]])
        order = ["count", "missing", "mean", "std", "min", "p25", "p50", "p75", "max"]
        return Table(["column", "type", *order],
                     [Column("text", [name]), Column("text", [column.type]), *(found[n] for n in order)])

    scales = scales_of(one, {n: (n, (*spec, name)) for n, spec in specs.items()})
    return ["select", name, "then", "describe"], expected, scales


def do_pivot(rng, table):
    key, names = rng.sample(["k", "s", "flag", "a"], 2)
    ids, first = reference.group_ids(table, [key, names])
    keys = [Column(table.column(k).type, [table.column(k).values[row] for row in first]) for k in (key, names)]
    long = aggregated(table, {"n": ("", ("count", None, None))}, ids, len(first), [key, names], keys)

    def expected():
        titles, wide = reference.pivot(long, key, names, "n")
        type_ = table.column(names).type
        titles = [write_value(type_, t) for t in titles]
        return Table([key] + ["%s=%s" % (names, t) if t == key else t for t in titles], wide.columns)

    return ["group", "%s,%s" % (key, names), "n=count", "then", "pivot", key, names, "n"], expected, {}


STEPS = [do_group] * 4 + [do_resample] * 3 + [do_sort, do_top, do_distinct, do_describe, do_pivot]
FIRST_STEPS = [do_sort, do_top, do_distinct]


def run_chain(tabshark, path, table, words):
    types = ["--type=%s=%s" % (n, c.type) for n, c in zip(table.names, table.columns)]
    return subprocess.run([tabshark, "-q", "open", path, *types, "then", *words], capture_output=True, text=True,
                          check=False, encoding="utf-8")


def check_chain(rng, tabshark, path, table):
    """What is wrong with the result of one random chain, and the chain; None if nothing is."""
    words = []
    given = table
    if rng.random() < 0.4:
        step, expected, _ = rng.choice(FIRST_STEPS)(rng, table)
        words, given = step + ["then"], expected()
    step, expected, scales = rng.choice(STEPS)(rng, given)
    words += step
    found = run_chain(tabshark, path, table, words)
    try:
        result = expected()
    except reference.Overflow:
        ok = found.returncode == 1 and "does not fit in 64 bits" in found.stderr
        return words, None if ok else "a sum that does not fit was not an error"
    if found.returncode != 0:
        return words, found.stderr
    return words, compare(result, scales, found.stdout)


def check_miller(tabshark, path, table):
    """Counts, sums, means and medians by key, from Miller."""
    command = ["mlr", "--itsv", "--ojson", "stats1", "-i", "-a", "count,sum,mean,p50", "-f", "i", "-g", "s,k", path]
    miller = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    expected = {(r["s"], r["k"]): r for r in json.loads(miller.stdout or "[]")
                if r["s"] != "" and r["k"] != "" and r.get("i_count")}
    words = ["group", "s,k", "count:i", "sum:i", "mean:i", "p50:i"]
    lines = [line.split("\t") for line in run_chain(tabshark, path, table, words).stdout.split("\n")[1:-1]]
    found = {(s, int(k)): rest for s, k, *rest in lines if rest[0] != "0"}
    if found.keys() != expected.keys():
        return words, "other keys than Miller"
    for key, (count, total, mean, median) in found.items():
        row = expected[key]
        if int(count) != row["i_count"] or int(total) != row["i_sum"]:
            return words, "%r: count %s, sum %s; Miller says %r" % (key, count, total, row)
        if abs(float(mean) - row["i_mean"]) > 1e-9 or abs(float(median) - row["i_p50"]) > 1e-9:
            return words, "%r: mean %s, median %s; Miller says %r" % (key, mean, median, row)
    return words, None


def main():
    tabshark = os.path.abspath(sys.argv[1])
    chains = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    rng = random.Random(20160802)
    failures = 0
    print("1..1")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.tsv")
        for number in range(chains):
            table = random_table(rng)
            write_tsv(table, path)
            checks = [check_chain(rng, tabshark, path, table)]
            if number % 4 == 0 and shutil.which("mlr"):
                checks.append(check_miller(tabshark, path, table))
            for words, problem in checks:
                if problem is not None:
                    failures += 1
                    kept = shutil.copy(path, os.path.join(tempfile.gettempdir(), "property-%d.tsv" % number))
                    print("# chain %d: open %s then %s" % (number, kept, " ".join(words)))
                    print("#   " + problem.strip().replace("\n", "\n#   "))
    print("%sok 1 - %d chains, %d failures" % ("not " if failures else "", chains, failures))
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
