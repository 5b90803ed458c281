# What is in a write-ahead log is there too, and what is not committed is not.
/usr/bin/python3 - <<'END'
import sqlite3, subprocess
database = sqlite3.connect("live.sqlite")
database.execute("PRAGMA journal_mode=WAL")
database.execute("CREATE TABLE t (n INT)")
database.execute("INSERT INTO t VALUES (1)")
database.commit()
database.execute("INSERT INTO t VALUES (2)")
print(subprocess.run(["tabshark", "open", "live.sqlite"], capture_output=True, text=True, check=True).stdout, end="")
database.commit()
print(subprocess.run(["tabshark", "open", "live.sqlite"], capture_output=True, text=True, check=True).stdout, end="")
END
