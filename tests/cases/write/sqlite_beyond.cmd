# What SQLite's numbers cannot hold exactly is text, and comes back as the numbers it was.
cat >t.tsv <<'END'
big	long
18446744073709551615	9007199.254740993
	0.000000001
5	-9000000000.000000001
END
tabshark open t.tsv --type long=duration then write one.sqlite --table numbers
tabshark open one.sqlite then print
tabshark open one.sqlite then describe then select column,type,min,max
/usr/bin/python3 -c 'import sqlite3
print(*sqlite3.connect("one.sqlite").execute("SELECT * FROM numbers"))'
