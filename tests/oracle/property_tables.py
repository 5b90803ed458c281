"""Random tables, how they are written, and how results are read back and compared.

A column is its type and a list of values, None where one is missing. Times and durations are ints of
nanoseconds, addresses are text.
"""
import ipaddress
from typing import NamedTuple

NS = 10**9
DAY = 86400 * NS


class Column(NamedTuple):
    type: str
    values: list


class Table(NamedTuple):
    names: list
    columns: list

    def rows(self):
        return len(self.columns[0].values) if self.columns else 0

    def column(self, name):
        return self.columns[self.names.index(name)]

    def take(self, rows):
        return Table(self.names, [Column(c.type, [c.values[i] for i in rows]) for c in self.columns])


def days_to_civil(days):
    """The calendar date of a day since 1970, also where datetime does not reach."""
    days += 719468
    era, of_era = divmod(days, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def write_value(type_, value):
    if value is None:
        return ""
    if type_ == "time":
        days, rest = divmod(value, DAY)
        seconds, ns = divmod(rest, NS)
        return "%04d-%02d-%02dT%02d:%02d:%02d.%09dZ" % (
            *days_to_civil(days), seconds // 3600, seconds // 60 % 60, seconds % 60, ns)
    if type_ == "duration":
        return "%s%d.%09d" % ("-" if value < 0 else "", abs(value) // NS, abs(value) % NS)
    if type_ == "bool":
        return "true" if value else "false"
    return repr(value) if type_ == "real" else str(value)


def write_tsv(table, path):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(table.names) + "\n")
        for row in zip(*(c.values for c in table.columns)):
            file.write("\t".join(write_value(c.type, v) for c, v in zip(table.columns, row)) + "\n")


def times(rng, n):
    span = rng.choice([1000, NS, 600 * NS, 3 * DAY, 40000 * DAY])
    start = rng.choice([0, -span // 2, -30 * 365 * DAY, 1470104375419022000])
    values = [start + rng.randrange(span) for _ in range(n)]
    if rng.random() < 0.3:  # on whole seconds, where edges are
        values = [v // NS * NS for v in values]
    return sorted(values) if rng.random() < 0.7 else values


def reals(rng, n):
    scale = rng.choice([1, 1e-9, 1e9, 1e100])
    return [rng.choice([rng.gauss(0, 1) * scale, float(rng.randrange(5)), -0.0]) for _ in range(n)]


def addresses(rng, n):
    pool = [str(ipaddress.IPv4Address(rng.getrandbits(32))) for _ in range(4)]
    pool += [str(ipaddress.IPv6Address(rng.getrandbits(128))) for _ in range(3)]
    pool += [":".join("%02x" % rng.getrandbits(8) for _ in range(6)) for _ in range(2)]
    return [rng.choice(pool) for _ in range(n)]


MAKERS = {
    "t": ("time", times),
    "k": ("int", lambda rng, n: [rng.randrange(rng.choice([3, 12])) for _ in range(n)]),
    "wide": ("int", lambda rng, n: [rng.choice([-2**63, 2**63 - 1, 0, 5 << 40, -(7 << 50)]) for _ in range(n)]),
    "s": ("text", lambda rng, n: [rng.choice(["a", "b", "B", "é", "日本", "a b", "abcdefgh1", "abcdefgh2"])
                                  for _ in range(n)]),
    "a": ("address", addresses),
    "flag": ("bool", lambda rng, n: [rng.random() < 0.5 for _ in range(n)]),
    "i": ("int", lambda rng, n: [rng.randrange(-1500, 1500) for _ in range(n)]),
    "big": ("int", lambda rng, n: [rng.randrange(-2**62, 2**62) for _ in range(n)]),
    "u": ("uint", lambda rng, n: [rng.randrange(2**64) >> rng.choice([0, 8, 60]) for _ in range(n)]),
    "d": ("duration", lambda rng, n: [rng.randrange(-5 * NS, 3600 * NS) for _ in range(n)]),
    "r": ("real", reals),
}
KEYS = ["k", "wide", "s", "a", "flag", "t", "d", "r", "u"]


def random_table(rng):
    n = rng.choice([0, 1, 2, 3, 10, 40, 200, 1500])
    names = list(MAKERS)
    rng.shuffle(names)
    columns = []
    for name in names:
        type_, maker = MAKERS[name]
        missing = rng.choice([0, 0, 0.1, 0.5, 1 if rng.random() < 0.3 else 0])
        columns.append(Column(type_, [None if rng.random() < missing else v for v in maker(rng, n)]))
    return Table(names, columns)


def read_value(type_, cell):
    """The value that a cell stands for; None if it is missing. Text, times and the like stay text: they are
    written in one way only."""
    if cell == "":
        return None
    if type_ in ("int", "uint"):
        return int(cell)
    return float(cell) if type_ == "real" else cell


def close(expected, found, scale):
    return expected == found or abs(expected - found) <= 1e-12 * max(abs(expected), abs(found), scale)


def compare(expected, scales, text):
    """What differs between a table and the TSV that was printed; None if nothing does. `scales` says for columns
    of reals how large the numbers were that they come from."""
    lines = text.split("\n")
    if lines[0].split("\t") != expected.names:
        return "columns %r instead of %r" % (lines[0].split("\t"), expected.names)
    if len(lines) - 2 != expected.rows():
        return "%d rows instead of %d" % (len(lines) - 2, expected.rows())
    for i, line in enumerate(lines[1:-1]):
        for name, column, cell in zip(expected.names, expected.columns, line.split("\t")):
            value = column.values[i]
            if column.type == "real":
                found = read_value("real", cell)
                same = (value is None) == (found is None) and (
                    value is None or close(value, found, scales.get(name, 0)))
            else:
                same = cell == write_value(column.type, value)
            if not same:
                return "row %d, %s: '%s' instead of %s '%s'" % (
                    i + 1, name, cell, column.type, write_value(column.type, value))
    return None
