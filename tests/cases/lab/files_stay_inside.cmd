printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
```tabshark
open t.tsv then write ../a.csv
open t.tsv then write /tmp/a.csv
open t.tsv then write index.md
open t.tsv then write --format tsv index.html
open t.tsv then write --format tsv .bashrc
open t.tsv then write a.csv
open t.tsv then write ./a.csv
open t.tsv then plot -y stream -o ../a.png
open t.tsv then write data/a.csv
```
END
tabshark lab sheet.md --keep-going -o out
status=$?
find . | sort
exit $status
