#!/usr/bin/env python3
"""Random expressions over random tables, the same from run to run: does derive agree with pandas? To the last digit for
bools, ints, times, durations and text; to 1e-12 for reals that sum up or take a logarithm, to the last digit for
others.

pandas differs in two things, which are brought into line here: a comparison with a missing value is false, and what is
divided by 0 is missing. Reports in TAP.

usage: expressions.py TABSHARK [TABLES]
"""
import datetime
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import numpy
    import pandas
except ImportError as error:
    print("1..0 # SKIP", error)
    sys.exit(0)

NS = 10**9
ROWS = [1, 2, 5, 60, 400]
EXPRESSIONS = 25  # a table
WORDS = ["tcp", "TCP", "udp", "Ä", "größe", "a b", "x" * 30, "tc", "n0", "日本"]
COMPARISONS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
WORD_OPERATORS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
DTYPES = {"int": "Int64", "real": "Float64", "text": "string", "time": "Int64", "duration": "Int64"}


class Value:
    """An expression: its text, type and pandas value, and for numbers how large it can be. Loose is a value that
    depends on the order of a sum: it is only compared, not computed with."""

    def __init__(self, text, type_, series, bound=0, loose=False):
        self.text, self.type, self.series, self.bound, self.loose = text, type_, series, bound, loose


def random_columns(rng, rows):
    """Lists by name; None is missing, but there is always one value that tells the type."""

    def holes(values):
        share = rng.choice([0, 0.1, 0.6])
        return values[:1] + [None if rng.random() < share else value for value in values[1:]]

    start = rng.choice([-5 * 10**9, 0, 1470104375 * NS])
    return {
        "i": ("int", holes([rng.randrange(-(10**6), 10**6) for _ in range(rows)])),
        "j": ("int", holes([rng.randrange(-3, 4) for _ in range(rows)])),
        "r": ("real", holes([rng.choice([0.0, -0.5, rng.uniform(-1e3, 1e3), rng.gauss(0, 1e9)]) for _ in range(rows)])),
        "x": ("text", holes([rng.choice(WORDS) for _ in range(rows)])),
        "t": ("time", holes([start + rng.randrange(400 * 86400 * NS) for _ in range(rows)])),
        "k": ("int", holes([rng.randrange(3) for _ in range(rows)])),
    }


def time_text(value):
    seconds, fraction = divmod(value, NS)
    date = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return "%s.%09dZ" % (date.isoformat(), fraction)


def cell_text(type_, value):
    if value is None:
        return ""
    text = time_text(value) if type_ == "time" else repr(value)
    if type_ == "real" and text[-10:-9] == ".":
        text += "0"  # nine decimals would be a duration's
    return str(value) if type_ == "text" else text


class Generator:
    """Makes expressions over one table."""

    def __init__(self, rng, columns, rows):
        self.rng, self.rows = rng, rows
        self.columns = {
            name: Value(name, type_, pandas.Series(values, dtype=DTYPES[type_]), self.bound_of(type_, values))
            for name, (type_, values) in columns.items()
        }

    @staticmethod
    def bound_of(type_, values):
        return max((abs(v) for v in values if v is not None), default=0) if type_ != "text" else 0

    def literal(self, text, type_, value):
        bound = abs(value) if type_ != "text" else 0
        return Value(text, type_, pandas.Series([value] * self.rows, dtype=DTYPES[type_]), bound)

    def group(self, value):
        """The groups of a window function: the text behind it, and the rows' labels."""
        key = self.rng.choice([None, "k", "x", ("k", "j")])
        if key is None:
            return "", pandas.Series([0] * self.rows, dtype="Int64")
        names = [key] if isinstance(key, str) else list(key)
        text = " by " + (names[0] if len(names) == 1 else "(%s)" % ", ".join(names))
        rows = list(zip(*[self.columns[name].series for name in names]))
        labels = [None if any(cell is pandas.NA for cell in row) else repr(row) for row in rows]
        return text, pandas.Series(labels, dtype="object")

    def make(self, type_, depth):
        if depth <= 0 or self.rng.random() < 0.1:
            return self.leaf(type_)
        return getattr(self, "make_" + type_)(depth - 1)

    def leaf(self, type_):
        rng = self.rng
        if type_ == "int":
            number = rng.randrange(0, 20)
            return rng.choice([self.columns["i"], self.columns["j"], self.literal(str(number), "int", number)])
        if type_ == "real":
            number = rng.choice([0.5, 2.0, 1e-3, 0.0, 1e3])
            return rng.choice([self.columns["r"], self.columns["r"], self.literal(repr(number), "real", number)])
        if type_ == "text":
            word = rng.choice(WORDS + ["t", "ö"])
            return rng.choice([self.columns["x"], self.columns["x"], self.literal('"%s"' % word, "text", word)])
        if type_ == "time":
            return self.columns["t"]
        if type_ == "duration":
            number, unit = rng.randrange(100), rng.choice(["ns", "ms", "s", "m"])
            value = number * {"ns": 1, "ms": 10**6, "s": NS, "m": 60 * NS}[unit]
            return self.literal("%d%s" % (number, unit), "duration", value)
        return self.make_bool(0)

    def number(self, depth):
        return self.make(self.rng.choice(["int", "real"]), depth)

    # ints

    def make_int(self, depth):
        kinds = [self.int_sum, self.int_sum, self.int_product, self.int_modulo, self.negated_int, self.rounded,
                 self.length, self.part, self.choice_of("int"), self.window_of("int"), self.count, self.absolute_int]
        return self.rng.choice(kinds)(depth)

    def int_sum(self, depth):
        a, b = self.make("int", depth), self.make("int", depth)
        sign = self.rng.choice("+-")
        series = a.series + b.series if sign == "+" else a.series - b.series
        return Value("(%s %s %s)" % (a.text, sign, b.text), "int", series, a.bound + b.bound)

    def int_product(self, depth):
        a, b, c = self.make("int", depth), self.make("int", depth), self.leaf("int")
        if max(a.bound * b.bound, c.bound) > 2**50:
            return a
        # The product binds more tightly, without parentheses.
        return Value("(%s + %s * %s)" % (c.text, a.text, b.text), "int", c.series + a.series * b.series,
                     c.bound + a.bound * b.bound)

    def int_modulo(self, depth):
        a, b = self.make("int", depth), self.make("int", depth)
        divisor = b.series.mask(b.series == 0)
        return Value("(%s %% %s)" % (a.text, b.text), "int", a.series % divisor, b.bound)

    def negated_int(self, depth):
        a = self.make("int", depth)
        return Value("-" + a.text, "int", -a.series, a.bound)

    def absolute_int(self, depth):
        a = self.make("int", depth)
        return Value("abs(%s)" % a.text, "int", a.series.abs(), a.bound)

    def rounded(self, depth):
        a = self.make("real", depth)
        if a.bound > 2**50:
            return self.leaf("int")
        name = self.rng.choice(["floor", "round"])
        function = numpy.floor if name == "floor" else numpy.rint
        cells = [None if v is pandas.NA else int(function(v)) for v in a.series]
        return Value("%s(%s)" % (name, a.text), "int", pandas.Series(cells, dtype="Int64"), a.bound + 1)

    def length(self, depth):
        a = self.make("text", depth)
        return Value("len(%s)" % a.text, "int", a.series.str.len(), 1000)

    def part(self, depth):
        a = self.make("time", depth)
        name = self.rng.choice(["year", "month", "day", "hour", "minute", "second", "weekday"])
        times = pandas.to_datetime(a.series.astype("object").where(a.series.notna(), None))
        parts = times.dt.isocalendar().day if name == "weekday" else getattr(times.dt, name)
        return Value("%s(%s)" % (name, a.text), "int", parts.astype("Int64"), 10000)

    def count(self, depth):
        a = self.number(depth)
        by, labels = self.group(a)
        counts = a.series.notna().astype("int64").groupby(labels).transform("sum")
        return Value("count(%s)%s" % (a.text, by), "int", counts.astype("Int64").mask(labels.isna()), self.rows)

    # reals

    def make_real(self, depth):
        kinds = [self.real_sum, self.real_sum, self.real_product, self.quotient, self.real_modulo, self.negated_real,
                 self.choice_of("real"), self.window_of("real"), self.ratio]
        return self.rng.choice(kinds)(depth)

    def real_sum(self, depth):
        a, b = self.make("real", depth), self.number(depth)
        sign = self.rng.choice("+-")
        series = a.series + b.series if sign == "+" else a.series - b.series
        return Value("(%s %s %s)" % (a.text, sign, b.text), "real", series.astype("Float64"), a.bound + b.bound)

    def real_product(self, depth):
        a, b = self.number(depth), self.make("real", depth)
        if a.bound * b.bound > 1e60:
            return b
        return Value("(%s * %s)" % (a.text, b.text), "real", (a.series * b.series).astype("Float64"), a.bound * b.bound)

    def quotient(self, depth):
        a, b = self.number(depth), self.number(depth)
        divisor = b.series.astype("Float64")
        divisor = divisor.mask(divisor == 0)
        series = a.series.astype("Float64") / divisor
        bound = max((abs(v) for v in series if v is not pandas.NA), default=0)
        return Value("(%s / %s)" % (a.text, b.text), "real", series, bound) if bound < 1e60 else self.leaf("real")

    def real_modulo(self, depth):
        a, b = self.make("real", depth), self.number(depth)
        divisor = b.series.astype("Float64")
        divisor = divisor.mask(divisor == 0)
        return Value("(%s %% %s)" % (a.text, b.text), "real", a.series % divisor, b.bound)

    def negated_real(self, depth):
        a = self.make("real", depth)
        return Value("-" + a.text, "real", 0 - a.series, a.bound)

    def ratio(self, depth):
        a, b = self.make("duration", depth), self.make("duration", depth)
        divisor = b.series.astype("Float64")
        series = a.series.astype("Float64") / divisor.mask(divisor == 0)
        return Value("(%s / %s)" % (a.text, b.text), "real", series, a.bound)

    # times and durations

    def make_time(self, depth):
        a, b = self.leaf("time"), self.make("duration", depth)
        if b.bound > 10**17:
            return a
        text, sign = self.rng.choice([("(%s + %s)", 1), ("(%s - %s)", -1)])
        return Value(text % (a.text, b.text), "time", a.series + sign * b.series, a.bound + b.bound)

    def make_duration(self, depth):
        kinds = [self.gap, self.gap, self.duration_sum, self.duration_product, self.duration_modulo,
                 self.choice_of("duration"), self.window_of("duration")]
        return self.rng.choice(kinds)(depth)

    def gap(self, depth):
        a, b = self.make("time", depth), self.make("time", depth)
        return Value("(%s - %s)" % (a.text, b.text), "duration", a.series - b.series, a.bound + b.bound)

    def duration_sum(self, depth):
        a, b = self.make("duration", depth), self.make("duration", depth)
        if a.bound + b.bound > 2**61:
            return self.leaf("duration")
        return Value("(%s + %s)" % (a.text, b.text), "duration", a.series + b.series, a.bound + b.bound)

    def duration_product(self, depth):
        a, b = self.make("duration", depth), self.make("int", depth)
        if a.bound * b.bound > 2**61:
            return a
        text = self.rng.choice(["(%s * %s)" % (a.text, b.text), "(%s * %s)" % (b.text, a.text)])
        return Value(text, "duration", a.series * b.series, a.bound * b.bound)

    def duration_modulo(self, depth):
        a, b = self.make("duration", depth), self.make("duration", depth)
        return Value("(%s %% %s)" % (a.text, b.text), "duration", a.series % b.series.mask(b.series == 0), b.bound)

    # texts

    def make_text(self, depth):
        kinds = [self.cased, self.part_of_text, self.joined, self.choice_of("text"), self.window_of("text")]
        return self.rng.choice(kinds)(depth)

    def cased(self, depth):
        # Of the words' letters only ß has no capital of its own.
        a = self.columns["x"]
        lower = self.rng.random() < 0.5
        series = a.series.str.lower() if lower else a.series.str.upper().str.replace("SS", "ß", regex=False)
        return Value("%s(x)" % ("lower" if lower else "upper"), "text", series)

    def part_of_text(self, depth):
        a = self.make("text", depth)
        start, length = self.rng.randrange(-5, 6), self.rng.randrange(6)
        cells = [None if v is pandas.NA else v[start:][:length] for v in a.series]
        return Value("substr(%s, %d, %d)" % (a.text, start, length), "text", pandas.Series(cells, dtype="string"))

    def joined(self, depth):
        a, b = self.make("text", depth), self.make("text", depth)
        return Value("(%s + %s)" % (a.text, b.text), "text", a.series + b.series)

    # conditions

    def make_bool(self, depth):
        kinds = [self.comparison, self.comparison, self.present, self.member, self.contained]
        if depth > 0:
            kinds += [self.logic, self.logic, self.negation, self.bool_window]
        return self.rng.choice(kinds)(depth)

    def comparison(self, depth):
        type_ = self.rng.choice(["int", "number", "text", "time", "duration"])
        a, b = [self.number(depth) if type_ == "number" else self.make(type_, depth) for _ in range(2)]
        sign, method = self.rng.choice(list(COMPARISONS.items()))
        series = getattr(a.series, method)(b.series).fillna(False).astype("boolean")
        word = self.rng.choice([sign, WORD_OPERATORS[sign]])
        return Value("(%s %s %s)" % (a.text, word, b.text), "bool", series)

    def present(self, depth):
        name = self.rng.choice("ijrxtk")
        return Value("(not not %s)" % name, "bool", self.columns[name].series.notna().astype("boolean"))

    def member(self, depth):
        a = self.make("int", depth)
        low, high, single = [self.rng.randrange(-10, 20) for _ in range(3)]
        series = (a.series.between(low, high) | (a.series == single)).fillna(False).astype("boolean")
        return Value("(%s in {%d..%d, %d})" % (a.text, low, high, single), "bool", series)

    def contained(self, depth):
        part = self.rng.choice(["t", "c", "", "ö", "TC"])
        found = self.columns["x"].series.str.contains(part, regex=False).fillna(False).astype("boolean")
        return Value('(x contains "%s")' % part, "bool", found)

    def logic(self, depth):
        a, b = self.make("bool", depth), self.make("bool", depth)
        word = self.rng.choice(["and", "&&", "or", "||"])
        series = a.series & b.series if word in ("and", "&&") else a.series | b.series
        return Value("(%s %s %s)" % (a.text, word, b.text), "bool", series)

    def negation(self, depth):
        a = self.make("bool", depth)
        return Value("(%s %s)" % (self.rng.choice(["not", "!"]), a.text), "bool", ~a.series)

    def bool_window(self, depth):
        a = self.make("int", depth)
        by, labels = self.group(a)
        series = (a.series == self.transformed(a.series, labels, "max")).fillna(False).astype("boolean")
        return Value("(%s == max(%s)%s)" % (a.text, a.text, by), "bool", series)

    # of any type

    def choice_of(self, type_):
        def choice(depth):
            condition, a, b = self.make("bool", depth), self.make(type_, depth), self.make(type_, depth)
            text = "if(%s, %s, %s)" % (condition.text, a.text, b.text)
            series = a.series.where(condition.series.astype("bool"), b.series)
            return Value(text, type_, series, max(a.bound, b.bound))

        return choice

    @staticmethod
    def transformed(series, labels, name):
        """One value a group, in each of its rows. Cell by cell: groupby would take ints through reals."""
        groups = {}
        for cell, label in zip(series, labels):
            if cell is not pandas.NA and label is not None:
                groups.setdefault(label, []).append(cell)
        functions = {"min": min, "max": max, "first": lambda v: v[0], "last": lambda v: v[-1], "sum": sum}
        results = {label: functions[name](cells) for label, cells in groups.items()}
        nothing = 0 if name == "sum" else None
        return pandas.Series([None if label is None else results.get(label, nothing) for label in labels],
                             dtype=series.dtype)

    def window_of(self, type_):
        def window(depth):
            a = self.make(type_, depth)
            by, labels = self.group(a)
            names = ["min", "max", "first", "last", "lag"]
            # Sums that are exact in any order.
            if type_ in ("int", "duration") and a.bound * self.rows < 2**61:
                names += ["sum", "cumsum"]
            name = self.rng.choice(names)
            if name == "lag":
                rows = self.rng.randrange(1, 4)
                series = a.series.groupby(labels).shift(rows).mask(labels.isna())
                return Value("lag(%s, %d)%s" % (a.text, rows, by), type_, series, a.bound)
            bound = a.bound * (self.rows if "sum" in name else 1)
            text = "%s(%s)%s" % (name, a.text, by)
            if name == "cumsum":
                return Value(text, type_, self.running(a.series, labels), bound)
            return Value(text, type_, self.transformed(a.series, labels, name), bound)

        return window

    @staticmethod
    def running(series, labels):
        sums, cells = {}, []
        for cell, label in zip(series, labels):
            if cell is pandas.NA or label is None:
                cells.append(None)
                continue
            sums[label] = sums.get(label, 0) + cell
            cells.append(sums[label])
        return pandas.Series(cells, dtype=series.dtype)

    def make_loose(self, depth):
        """Sums of reals, in whatever order, and logarithms."""
        a = self.make("real", depth)
        name = self.rng.choice(["sum", "mean", "log10", "round"])
        if name == "log10":
            series = pandas.Series(numpy.log10(a.series.mask(a.series <= 0).astype("float64")), dtype="Float64")
            return Value("log10(%s)" % a.text, "real", series, 1, True)
        if name == "round" and a.bound < 1e15:
            decimals = self.rng.randrange(-2, 5)
            series = pandas.Series(numpy.round(a.series.astype("float64"), decimals), dtype="Float64")
            return Value("round(%s, %d)" % (a.text, decimals), "real", series, a.bound, True)
        by, labels = self.group(a)
        known = a.series.astype("float64")
        name = "sum" if name == "round" else name
        series = known.groupby(labels).transform(name).astype("Float64").mask(labels.isna())
        return Value("%s(%s)%s" % (name, a.text, by), "real", series, a.bound * self.rows, True)


def read_time(cell):
    date, fraction = cell[:-1].split(".")
    seconds = datetime.datetime.fromisoformat(date) - datetime.datetime(1970, 1, 1)
    return (seconds.days * 86400 + seconds.seconds) * NS + int(fraction)


def read_duration(cell):
    seconds, fraction = cell.lstrip("-").split(".")
    return (int(seconds) * NS + int(fraction)) * (-1 if cell.startswith("-") else 1)


READERS = {"int": int, "real": float, "text": str, "time": read_time, "duration": read_duration,
           "bool": {"true": True, "false": False}.get}


def same(value, expected, found):
    if expected is pandas.NA or (value.type == "real" and math.isnan(expected)):
        return found == ""
    if found == "":
        return value.type == "text" and expected == ""
    number = READERS[value.type](found)
    if value.loose:
        return math.isclose(number, expected, rel_tol=1e-12, abs_tol=1e-12 * value.bound)
    return number == expected


def differences(value, cells):
    for row, (expected, found) in enumerate(zip(value.series, cells), 1):
        if not same(value, expected, found):
            yield "%s: row %d is %s instead of %s" % (value.text, row, found or "missing", expected)


def run(tabshark, folder, columns, values):
    """The derived cells, column by column."""
    table, out = os.path.join(folder, "in.tsv"), os.path.join(folder, "out.tsv")
    rows = zip(*[[cell_text(type_, cell) for cell in cells] for type_, cells in columns.values()])
    with open(table, "w", encoding="utf-8") as stream:
        for row in [list(columns), *rows]:
            print(*row, sep="\t", file=stream)
    definitions = ["e%d = %s" % (n, value.text) for n, value in enumerate(values)]
    subprocess.run([tabshark, "--utc", "open", table, "then", "derive", *definitions, "then", "write", out], check=True)
    with open(out, encoding="utf-8") as stream:
        lines = [line.rstrip("\n").split("\t") for line in stream]
    return list(zip(*lines[1:]))[len(columns):]


def check_table(tabshark, seed):
    rng = random.Random(seed)
    rows = ROWS[seed % len(ROWS)]
    columns = random_columns(rng, rows)
    generator = Generator(rng, columns, rows)
    types = ["int", "real", "text", "time", "duration", "bool", "loose"]
    values = [generator.make(types[n % len(types)], rng.randrange(1, 5)) for n in range(EXPRESSIONS)]
    with tempfile.TemporaryDirectory() as folder:
        found = run(tabshark, folder, columns, values)
    return [text for value, cells in zip(values, found) for text in list(differences(value, cells))[:1]]


def main():
    tabshark = os.path.abspath(sys.argv[1])
    tables = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    print("1..%d" % tables)
    failed = False
    for seed in range(tables):
        problems = check_table(tabshark, seed)
        failed = failed or bool(problems)
        print("not ok" if problems else "ok", seed + 1, "- %d expressions" % EXPRESSIONS)
        for problem in problems:
            print("#", problem)
    sys.exit(failed)


if __name__ == "__main__":
    main()
