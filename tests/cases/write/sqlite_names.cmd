# Names that SQL would take for something else, or for one another: SQLite does not tell letters apart by case.
printf 'a"b\tselect\tLen\tlen\tLEN\t; drop table x\t\303\251\n1\t2\t3\t4\t5\t6\t7\n' >t.tsv
tabshark open t.tsv then write "it's \"odd\".x.sqlite"
/usr/bin/python3 - <<'END'
import sqlite3
database = sqlite3.connect("it's \"odd\".x.sqlite")
print(*(name for (name,) in database.execute("SELECT name FROM sqlite_schema")), sep=" | ")
cursor = database.execute('SELECT * FROM "it\'s ""odd"".x"')
print(*(column[0] for column in cursor.description), sep=" | ")
print(*cursor.fetchone())
END
tabshark open "it's \"odd\".x.sqlite"
