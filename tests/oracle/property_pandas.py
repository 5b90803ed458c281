"""What pandas makes of a table: the numbers that tabshark must give.

Ints, times and durations stay int64 (or uint64) throughout: a column with missing values would become one of
doubles, so rows without a value are taken out first. Where pandas itself would round times to doubles (means,
deviations, quantiles), exact fractions stand in.
"""
import ipaddress
import math
from fractions import Fraction

import numpy as np
import pandas as pd

from property_tables import DAY, Column, Table

DTYPES = {"int": "int64", "time": "int64", "duration": "int64", "uint": "uint64", "real": "float64", "bool": "int64"}
NANOSECONDS = ("time", "duration")


class Overflow(Exception):
    """A sum does not fit in 64 bits."""


def sort_key(type_, value):
    """What orders values of a column."""
    if type_ != "address":
        return value
    if value.count(":") == 5 and "::" not in value and len(value) == 17:
        return (0, int(value.replace(":", ""), 16))
    address = ipaddress.ip_address(value)
    return (address.version, int(address))


def ranks(column):
    """The column as doubles that sort like it, NaN where a value is missing."""
    keys = [None if v is None else sort_key(column.type, v) for v in column.values]
    rank = {key: i for i, key in enumerate(sorted({k for k in keys if k is not None}))}
    return pd.Series([np.nan if k is None else float(rank[k]) for k in keys], dtype="float64")


def group_ids(table, keys):
    """Each row's group in order of first appearance, None where a key is missing; and each group's first row."""
    numbers = pd.DataFrame({str(i): ranks(table.column(k)) for i, k in enumerate(keys)})
    ids = numbers.groupby(list(numbers.columns), sort=False, dropna=True).ngroup() if table.rows() else []
    seen = {}
    for row, group in enumerate(ids):
        if group >= 0 and not numbers.iloc[row].isna().any():
            seen.setdefault(group, row)
    order = {group: i for i, group in enumerate(seen)}
    return [order.get(group) for group in ids], list(seen.values())


def round_half_away(value):
    return math.floor(value + Fraction(1, 2)) if value >= 0 else -math.floor(-value + Fraction(1, 2))


def exact_quantile(values, q):
    values = sorted(values)
    rank = q * (len(values) - 1)
    below = math.floor(rank)
    if rank == below:
        return values[below]
    step = Fraction(rank - below) * (values[below + 1] - values[below])
    return values[below] + math.floor(step + Fraction(1, 2))


def result_type(kind, type_):
    if kind in ("count", "nunique"):
        return "int"
    if kind in ("min", "max", "first", "last"):
        return type_
    if kind == "sum":
        return "int" if type_ == "bool" else type_
    if kind == "var" or type_ not in NANOSECONDS:
        return "real"
    return "duration" if kind == "std" else type_


def check_sums(type_, values, ids):
    totals = {}
    for value, group in zip(values, ids):
        totals[group] = totals.get(group, 0) + int(value)
    low, high = (0, 2**64 - 1) if type_ == "uint" else (-2**63, 2**63 - 1)
    if any(not low <= total <= high for total in totals.values()):
        raise Overflow()


def exact_std(values):
    mean = Fraction(sum(values), len(values))
    variance = sum((v - mean) ** 2 for v in values) / (len(values) - 1)
    return round_half_away(Fraction(math.isqrt(int(variance * 10**12)), 10**6))


def spread(kind, type_, series, ids):
    """Deviations of times are exact, variances are those of the distances from one of them, which doubles can
    hold."""
    groups = series.groupby(ids)
    if type_ in NANOSECONDS and kind == "std":
        exact = {group: exact_std([int(v) for v in values]) for group, values in groups if len(values) > 1}
        return pd.Series(exact, dtype="object")
    if type_ in NANOSECONDS:
        groups = ((series - series.min()).astype("float64") / 1e9).groupby(ids)
    else:
        groups = series.astype("float64").groupby(ids)
    return getattr(groups, kind)().dropna()


def by_kind(kind, q, column, series, ids):
    """One value a group that has values."""
    groups = series.groupby(ids)
    exact = column.type in NANOSECONDS
    if kind == "mean" and exact:
        return groups.apply(lambda g: round_half_away(Fraction(sum(int(v) for v in g), len(g))))
    if kind == "quantile" and exact:
        return groups.apply(lambda g: exact_quantile([int(v) for v in g], q))
    if kind == "sum" and column.type != "real":
        check_sums(column.type, series, ids)
    if kind in ("var", "std"):
        return spread(kind, column.type, series, ids)
    if kind in ("mean", "quantile"):
        groups = series.astype("float64").groupby(ids)
    return groups.quantile(q) if kind == "quantile" else getattr(groups, kind)()


def aggregate(table, spec, ids, n):
    """One column: `spec` is kind, quantile and column's name or None; `ids` are the rows' groups of `n`."""
    kind, q, name = spec
    column = table.column(name) if name else Column("int", [1] * table.rows())
    rows = [i for i, v in enumerate(column.values) if v is not None and ids[i] is not None]
    present = np.array([ids[i] for i in rows], dtype="int64")
    if kind in ("min", "max", "argmax"):
        # Also text and addresses: by rank, and then the row where it stands.
        groups = ranks(column).iloc[rows].groupby(present)
        where = (groups.idxmin() if kind == "min" else groups.idxmax()).to_dict()
        source = table.columns[0] if kind == "argmax" else column
        return Column(source.type, [source.values[where[g]] if g in where else None for g in range(n)])
    text = column.type in ("text", "address")
    series = pd.Series([column.values[i] for i in rows], dtype="object" if text else DTYPES[column.type])
    found = by_kind(kind, q, column, series, present).to_dict() if rows else {}
    empty = 0 if kind in ("count", "nunique", "sum") else None
    type_ = result_type(kind, column.type)
    return Column(type_, [tidy(type_, found.get(g, empty)) for g in range(n)])


def tidy(type_, value):
    if value is None or type_ in ("text", "address"):
        return value
    return float(value) if type_ == "real" else bool(value) if type_ == "bool" else int(value)


def bins(times, interval, origin, closed):
    """Starts of pandas' bins, and each row's bin."""
    rows = [i for i, t in enumerate(times) if t is not None]
    if not rows:
        return [], [None] * len(times)
    index = pd.DatetimeIndex(np.array([times[i] for i in rows], dtype="int64"))
    ones = pd.Series(np.ones(len(rows), dtype="int64"), index=index)
    start = index[0] if origin == "start" else "epoch"
    rule = pd.Timedelta(interval, "ns")
    counts = ones.resample(rule, origin=start, closed=closed, label="left").sum()
    if origin == "epoch" and DAY % interval == 0:
        assert counts.equals(ones.resample(rule, closed=closed, label="left").sum())
    starts = counts.index.asi8
    found = np.searchsorted(starts, index.asi8, side="right" if closed == "left" else "left") - 1
    assert (np.bincount(found, minlength=len(starts)) == counts.to_numpy()).all()
    ids = dict(zip(rows, found.tolist()))
    return starts.tolist(), [ids.get(i) for i in range(len(times))]


def sorted_rows(table, names, descending):
    frame = pd.DataFrame({str(i): ranks(table.column(name)) for i, name in enumerate(names)})
    frame = frame.sort_values(list(frame.columns), ascending=not descending, kind="stable", na_position="last")
    return list(frame.index)


def distinct_rows(table, names):
    frame = pd.DataFrame({str(i): ranks(table.column(name)) for i, name in enumerate(names)})
    return list(frame.drop_duplicates().index)


def top_rows(table, n, name, smallest):
    values = ranks(table.column(name)).dropna()
    return list((values.nsmallest(n) if smallest else values.nlargest(n)).index)


def pivot(table, key, names, values):
    """A table of one value a cell, as pandas' pivot gives it, in order of first appearance."""
    key_ids, key_rows = group_ids(table, [key])
    name_ids, name_rows = group_ids(table, [names])
    column = table.column(values)
    rows = [i for i in range(table.rows())
            if key_ids[i] is not None and name_ids[i] is not None and column.values[i] is not None]
    frame = pd.DataFrame({"key": [key_ids[i] for i in rows], "name": [name_ids[i] for i in rows], "row": rows})
    wide = frame.pivot(index="key", columns="name", values="row") if rows else pd.DataFrame()
    cells = {(k, n): int(v) for n in wide.columns for k, v in wide[n].items() if not np.isnan(v)}
    columns = [
        Column(column.type, [column.values[cells[k, n]] if (k, n) in cells else None for k in range(len(key_rows))])
        for n in range(len(name_rows))
    ]
    titles = [table.column(names).values[row] for row in name_rows]
    keys = table.column(key)
    return titles, Table([], [Column(keys.type, [keys.values[row] for row in key_rows])] + columns)
