# What somebody else has changed in a file of ours is taken as it is now.
printf 'n\tat\tname\n1\t2024-01-02T03:04:05.000000006Z\ta\n2\t2024-01-02T03:04:06.000000000Z\tb\n' >t.tsv
tabshark open t.tsv then write t.sqlite
/usr/bin/python3 - <<'END'
import sqlite3
database = sqlite3.connect("t.sqlite")
database.execute("UPDATE t SET n = 'many' WHERE n = 2")
database.execute("ALTER TABLE t RENAME COLUMN name TO label")
database.execute("ALTER TABLE t ADD COLUMN more REAL")
database.execute("CREATE INDEX i ON t (n)")
database.execute("UPDATE tabshark_columns SET type = 'nonsense', hex_digits = 'x' WHERE name = 'at'")
database.commit()
END
tabshark open t.sqlite then write again.tsv
cat again.tsv
tabshark open t.sqlite then describe then select column,type 2>/dev/null
