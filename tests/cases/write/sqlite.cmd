# Every type, as Python's own reader of SQLite has it.
cat >t.tsv <<'END'
when	bytes	flags	name	addr	ok	took	ratio	big
2024-01-02T03:04:05.000000006Z	12	0x0018	a, "b"	10.0.0.1	true	0.500000000	1.5	9223372036854775807
								
2024-01-02T03:04:06.000000000Z	-3	0x0002	  c	fe80::1	false	-1.000000001	2e-10	5
END
tabshark open t.tsv --type big=uint then write flows.sqlite
/usr/bin/python3 - <<'END'
import sqlite3
database = sqlite3.connect("file:flows.sqlite?mode=ro", uri=True)
for (sql,) in database.execute("SELECT sql FROM sqlite_schema"):
    print(sql)
for row in database.execute("SELECT * FROM flows"):
    print(row)
for row in database.execute("SELECT * FROM tabshark_columns"):
    print(row)
for pragma in "integrity_check", "application_id", "user_version", "journal_mode", "encoding":
    print(pragma, *database.execute("PRAGMA " + pragma).fetchone())
END
ls
tabshark open flows.sqlite then write again.tsv
cmp t.tsv again.tsv
tabshark open flows.sqlite then describe then select column,type
