#!/usr/bin/python3
"""What other programs read of the files that tabshark writes: Python's own reader of SQLite, pandas, and, where they
are installed, R and DuckDB. And every table that was written opens as it was.

usage: interchange.py TABSHARK [TABLES]; reports in TAP
"""
import csv
import io
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
sys.path[1:1] = [str(HERE.parent), str(HERE.parent / "live")]
import hostile_packets  # pylint: disable=wrong-import-position
import tap  # pylint: disable=wrong-import-position
from property_tables import NS, random_table, write_tsv, write_value  # pylint: disable=wrong-import-position
from tap import Skip, expect  # pylint: disable=wrong-import-position

TABSHARK = os.path.abspath(sys.argv[1])
TABLES = int(sys.argv[2]) if len(sys.argv) > 2 else 25
FIELDS = ("frame.number,frame.comment,http.host,http.user_agent,http.request.uri,dns.qry.name,smtp.req.parameter,"
          "tcp.payload")
PACKETS = """\
when\tbytes\tflags\tname\taddr\tok\ttook\tratio\tbig\twhole\tyes
2024-01-02T03:04:05.000000006Z\t12\t0x0018\ta, "b"\t10.0.0.1\ttrue\t0.500000000\t1.5\t18446744073709551615\t1\ttrue
\t\t\t\t\t\t\t\t\t2\tfalse
2024-01-02T03:04:06.250000000Z\t-3\t0x0002\tNA\tfe80::1\tfalse\t-1.000000001\t-inf\t5\t3\ttrue
"""


def same(found, wanted, what):
    expect(found == wanted, f"{what}: {found!r:.300} instead of {wanted!r:.300}")


def tabshark(*arguments, status=0, **more):
    done = subprocess.run([TABSHARK, *arguments], capture_output=True, check=False, **more)
    same(done.returncode, status, f"exit status of {arguments}: {done.stderr[:300]!r}")
    return done


def packets(suffix):
    """A table of all types in a file of that suffix."""
    pathlib.Path("packets.tsv").write_text(PACKETS, encoding="utf-8")
    name = "packets" + suffix
    if suffix != ".tsv":
        tabshark("open", "packets.tsv", "then", "write", name)
    return name


def stored_value(type_, value):
    """As SQLite should have it."""
    if value is None or type_ in ("int", "text", "address"):
        return value
    if type_ == "real":
        return value + 0.0  # there is no minus before a zero in SQLite
    if type_ == "bool":
        return int(value)
    if type_ == "duration":
        return value / NS if round(value / NS * NS) == value else write_value(type_, value)
    if type_ == "uint":
        return value
    return write_value(type_, value)


def read_database(path, table):
    """Text that is not UTF-8 is a blob, and must be nothing else."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    same(database.execute("PRAGMA integrity_check").fetchone(), ("ok",), "integrity_check")
    cursor = database.execute(f'SELECT * FROM "{table}"')
    rows = cursor.fetchall()
    names = [column[0] for column in cursor.description]
    database.close()
    return names, rows


def rows_of(path):
    """The cells of a TSV; 0.0 for -0.0, as SQLite has it."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
    return [["0.0" if cell == "-0.0" else cell for cell in line.split("\t")] for line in lines]


def random_tables_open_as_they_were():
    rng = random.Random(4)
    for number in range(TABLES):
        table = random_table(rng)
        write_tsv(table, "one.tsv")
        types = [word for name,
                 column in zip(table.names, table.columns) for word in ("--type", f"{name}={column.type}")]
        done = tabshark("open", "one.tsv", *types, "then", "write", "one.sqlite", "then", "describe", "then", "select",
                        "column,type")
        names, rows = read_database("one.sqlite", "one")
        same(names, table.names, f"names of table {number}")
        as_text = {line.split(b"'")[1].decode() for line in done.stderr.split(b"\n") if b"written as text" in line}
        for index, (name, column) in enumerate(zip(table.names, table.columns)):
            wanted = [stored_value(column.type, value) for value in column.values]
            if name in as_text:
                wanted = [None if value is None else write_value(column.type, value) for value in column.values]
            found = [row[index] for row in rows]
            same(found, wanted, f"column '{name}' of table {number}, which is {column.type}")
            same([type(value) for value in found], [type(value) for value in wanted],
                 f"types of column '{name}' of table {number}")
        again = tabshark("open", "one.sqlite", "then", "write", "two.tsv", "then", "describe", "then", "select",
                         "column,type")
        same(again.stdout, done.stdout, f"types of table {number}")
        tabshark("open", "one.tsv", *types, "then", "write", "three.tsv")
        same(rows_of("two.tsv"), rows_of("three.tsv"), f"table {number}")


def edges_open_as_they_were():
    """The ends of what each type holds."""
    lines = ["int\tuint\treal\tduration\ttime",
             f"{-2**63}\t{2**64 - 1}\t1.7976931348623157e+308\t-9223372036.854775808\t1677-09-21T00:12:43.145224192Z",
             f"{2**63 - 1}\t0\t5e-324\t9223372036.854775807\t2262-04-11T23:47:16.854775807Z",
             "0\t9223372036854775808\t-0.0\t-0.000000001\t1970-01-01T00:00:00.000000000Z", "\t\tinf\t\t",
             "1\t1\t0.1\t0.1\t1969-12-31T23:59:59.999999999Z"]
    pathlib.Path("edges.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    types = [word for name in lines[0].split("\t") for word in ("--type", f"{name}={name}")]
    tabshark("open", "edges.tsv", *types, "then", "write", "edges.sqlite", "then", "write", "one.tsv")
    tabshark("open", "edges.sqlite", "then", "write", "two.tsv")
    same(rows_of("two.tsv"), rows_of("one.tsv"), "the edges")


def hostile_strings_arrive():
    """Cell by cell what the CSV holds, whose cells another test compares with tshark's own."""
    hostile_packets.write("hostile.pcapng")
    done = tabshark("read", "hostile.pcapng", "-e", FIELDS, "then", "write", "hostile.sqlite", "then", "write",
                    "hostile.csv")
    text = pathlib.Path("hostile.csv").read_bytes().decode(errors="surrogateescape")
    wanted = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    names, rows = read_database("hostile.sqlite", "hostile")
    same(names, wanted[0], "the names")
    blobs = 0
    raw = sum(any("\udc80" <= c <= "\udcff" for c in cell) for line in wanted for cell in line)
    for row, line in zip(rows, wanted[1:], strict=True):
        for cell, value in zip(row, line, strict=True):
            if isinstance(cell, bytes):
                blobs += 1
                cell = cell.decode(errors="surrogateescape")
                expect(any("\udc80" <= c <= "\udcff" for c in cell), f"{cell!r:.200} is a blob without need")
            same("" if cell is None else str(cell), value, "a cell")
    # From 4.4 on tshark mends comments that are no UTF-8.
    same(blobs, raw, "blobs")
    same(f"{blobs} cells hold bytes".encode() in done.stderr, blobs > 0, "a warning")
    tabshark("open", "hostile.sqlite", "then", "write", "again.csv")
    same(pathlib.Path("again.csv").read_bytes(), pathlib.Path("hostile.csv").read_bytes(), "what opens")


def bytes_are_blobs():
    pathlib.Path("raw.tsv").write_bytes(b"a\tb\nx\xffy\tz\n")
    done = tabshark("open", "raw.tsv", "then", "write", "raw.sqlite")
    same(read_database("raw.sqlite", "raw")[1], [(b"x\xffy", "z")], "the rows")
    expect(b"1 cells hold bytes" in done.stderr or b"cell holds bytes" in done.stderr, f"it says {done.stderr!r}")


def texts_with_nul_stay_whole():
    database = sqlite3.connect("nul.db")
    database.execute("CREATE TABLE t (a TEXT, b)")
    values = [("a\0b", b"\0\xff\0"), ("", b""), ("\0", None)]
    database.executemany("INSERT INTO t VALUES (?, ?)", values)
    database.commit()
    tabshark("open", "nul.db", "then", "write", "again.db", "--table", "t")
    _, rows = read_database("again.db", "t")
    # An empty blob and an empty text are one to tabshark.
    same(rows, [("a\0b", b"\0\xff\0"), ("", ""), ("\0", None)], "the rows")


def damage_is_told():
    """Of a database in which bytes were changed: rows, or an error, and no crash."""
    whole = pathlib.Path(packets(".sqlite")).read_bytes()
    rng = random.Random(7)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(rng.randrange(1, 30)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        pathlib.Path("damaged.sqlite").write_bytes(damaged[: rng.choice([len(damaged), rng.randrange(len(damaged))])])
        done = subprocess.run([TABSHARK, "open", "damaged.sqlite", "then", "write", "/dev/null", "--format", "tsv"],
                              capture_output=True, check=False, timeout=60)
        expect(done.returncode in (0, 1), f"exit status {done.returncode}: {done.stderr[:1000]!r}")
        expect(done.returncode == 0 or b"cannot open 'damaged.sqlite'" in done.stderr, f"it says {done.stderr!r}")


def stopped_it_leaves_nothing():
    """Whenever a signal comes: what was there stays, and nothing is beside it."""
    pathlib.Path("many.tsv").write_text("n\tx\tt\n" + "".join(f"{i}\t{i / 7}\tname {i}\n" for i in range(400000)),
                                        encoding="utf-8")
    pathlib.Path("folder").mkdir()
    pathlib.Path("folder/old.sqlite").write_bytes(b"old")
    last = (399999, 399999 / 7, "name 399999")
    for number, delay in enumerate([0.05, 0.1, 0.2, 0.3, 0.4, 0.6]):
        process = subprocess.Popen([TABSHARK, "open", "many.tsv", "then", "write", "folder/old.sqlite"])
        time.sleep(delay)
        process.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGKILL][number % 3])
        process.wait(60)
        same(os.listdir("folder"), ["old.sqlite"], "the folder")
        # A signal may come when the file is in its place and the program has not ended yet.
        if pathlib.Path("folder/old.sqlite").read_bytes() != b"old":
            same(read_database("folder/old.sqlite", "old")[1][-1], last, "the last row")
    tabshark("open", "many.tsv", "then", "write", "folder/old.sqlite")
    same(read_database("folder/old.sqlite", "old")[1][-1], last, "the last row")


def check_frame(frame, pandas):
    """The types that pandas finds in a CSV by itself; a missing value is NaN, so that whole numbers with one are
    floats."""
    kinds = {"bytes": "float64", "flags": "float64", "name": "object", "addr": "object", "took": "float64",
             "ratio": "float64",
             "whole": "int64", "yes": "bool", "when": "datetime64[ns, UTC]"}
    for name, kind in kinds.items():
        same(str(frame[name].dtype), kind, f"dtype of '{name}'")
    for name in set(kinds) - {"whole", "yes"}:
        same(list(frame[name].isna())[1], True, f"'{name}' is missing")
        expect(not frame[name].isna()[0], f"'{name}' is there")
    same(frame["when"][0].value, pandas.Timestamp("2024-01-02T03:04:05.000000006Z").value, "a time")
    same(list(frame["flags"].dropna()), [24, 2], "flags")
    same(list(frame["took"].dropna()), [0.5, -1.000000001], "durations")
    same(frame["ratio"][2], -float("inf"), "an infinite number")
    same([frame["ok"][0], frame["ok"][2]], [True, False], "bools")


def pandas_reads_csv():
    try:
        import pandas
    except ImportError as error:
        raise Skip(error) from error
    path = packets(".csv")
    frame = pandas.read_csv(path, parse_dates=["when"])
    check_frame(frame, pandas)
    # What docs/interchange.md advises for whole numbers with missing values, and for texts such as NA.
    exact = pandas.read_csv(path, keep_default_na=False, na_values=[""], dtype={"bytes": "Int64", "big": "UInt64"})
    same([str(exact[name].dtype) for name in ("bytes", "big")], ["Int64", "UInt64"], "types that know missing values")
    same(exact["big"][0], 2**64 - 1, "a large number")
    same(exact["name"][2], "NA", "a text")


def pandas_reads_sqlite():
    try:
        import pandas
    except ImportError as error:
        raise Skip(error) from error
    path = packets(".sqlite")
    frame = pandas.read_sql("SELECT * FROM packets", sqlite3.connect(path), parse_dates=["when"])
    same(str(frame["when"].dtype), "datetime64[ns, UTC]", "dtype of 'when'")
    same(frame["when"][0].value, pandas.Timestamp("2024-01-02T03:04:05.000000006Z").value, "a time")
    same([str(frame[name].dtype) for name in ("bytes", "took", "ratio", "whole")], ["float64"] * 3 + ["int64"],
         "dtypes")
    expect(frame["bytes"].isna()[1] and frame["name"].isna()[1], "nothing is missing")
    same(frame["name"][2], "NA", "a text")


def sql_knows_times():
    """SQLite's own functions work on the texts of times, and order is that of time."""
    database = sqlite3.connect(packets(".sqlite"))
    found = database.execute("""
        SELECT strftime('%H:%M:%S', "when"), unixepoch("when"), julianday("when") > 2460000
        FROM packets WHERE "when" > '2024-01-02T03:04:06' ORDER BY "when" """).fetchall()
    same(found, [("03:04:06", 1704164646, 1)], "a time")


def r_reads_csv():
    if shutil.which("Rscript") is None:
        raise Skip("there is no Rscript")
    path = packets(".csv")
    pathlib.Path("t.R").write_text(
        't <- read.csv(commandArgs(TRUE)[1])\n'
        'cat(sapply(t, class), "\\n")\n'
        'cat(is.na(t[2, c("bytes", "flags", "took", "ratio", "big")]), "\\n")\n'
        'cat(t$flags[1], t$took[3], t$ratio[3], as.logical(t$ok), "\\n")\n'
        'when <- as.POSIXct(t$when, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")\n'
        'cat(as.numeric(when[3]), "\\n")\n', encoding="utf-8")
    done = subprocess.run(["Rscript", "t.R", path], capture_output=True, check=True, text=True)
    same(done.stdout.split("\n")[-5:-1], [
        "character integer integer character character character numeric numeric numeric integer character ",
        "TRUE TRUE TRUE TRUE TRUE ", "24 -1 -Inf TRUE NA FALSE ", "1704164646 "], "what R says")


def duckdb_reads_csv():
    try:
        import duckdb
    except ImportError as error:
        raise Skip(error) from error
    path = packets(".csv")
    types = [row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()]
    expect(types[1] == "BIGINT" and types[7] == "DOUBLE" and types[10] == "BOOLEAN", f"its types are {types}")


TESTS = [random_tables_open_as_they_were, edges_open_as_they_were, hostile_strings_arrive, bytes_are_blobs,
         texts_with_nul_stay_whole, damage_is_told, stopped_it_leaves_nothing,
         pandas_reads_csv, pandas_reads_sqlite, sql_knows_times, r_reads_csv, duckdb_reads_csv]


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", XDG_CONFIG_HOME=folder + "/config")
        os.environ.setdefault("XDG_CACHE_HOME", folder + "/cache")
        os.environ.pop("TABSHARK_TSHARK", None)
        os.chdir(folder)
        return tap.report(tap.named(TESTS))


if __name__ == "__main__":
    sys.exit(main())
