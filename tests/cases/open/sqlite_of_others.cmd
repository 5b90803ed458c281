# Types follow what is stored; text stays text, whatever it reads like, but for times and addresses.
/usr/bin/python3 - <<'END'
import sqlite3
database = sqlite3.connect("other.db")
database.execute('CREATE TABLE t (n INT, ok BOOLEAN, two BOOLEAN, mixed, x DOUBLE, code TEXT, at DATETIME, host TEXT, raw BLOB, none REAL, "" TEXT, large NUMERIC)')
database.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [
    (1, 1, 0, 1, 1.5, "007", "2024-01-02 03:04:05", "10.0.0.1", b"a\xffb", None, "x", 2**60),
    (None, None, None, None, None, None, None, None, None, None, None, None),
    (-2**63, 0, 2, "b", 2, "8", "2024-01-02 03:04:06.25", "fe80::1", b"", None, "", 0.5),
])
database.execute("CREATE VIEW v AS SELECT n * 2.0 AS n, n AS m FROM t WHERE n > 0")
database.execute("CREATE TABLE u (k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID")
database.commit()
END
tabshark open other.db --table t then print --format jsonl 2>&1
tabshark open other.db --table t then describe then select column,type,count
tabshark open other.db --table v
tabshark open other.db --table U
tabshark open other.db --table t --type code=int --type n=real then select code,n
tabshark open other.db --table t --type code=int --type at=text --type ok=int --type mixed=text then select code,at,ok,mixed
tabshark open other.db --table t --type cod=int
tabshark open other.db
tabshark open other.db --table w
tabshark open other.db --table zzzzzz
