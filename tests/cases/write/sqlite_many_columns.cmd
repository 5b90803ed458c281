# SQLite has 2,000 columns a table.
awk 'BEGIN {for (i = 1; i <= 2001; i++) printf "c%d%s", i, i < 2001 ? "\t" : "\n"; for (i = 1; i <= 2001; i++) printf "%d%s", i, i < 2001 ? "\t" : "\n"}' >t.tsv
tabshark open t.tsv then write x.sqlite
ls
cut -f 2-2001 t.tsv >u.tsv
tabshark open u.tsv then write y.sqlite
tabshark open y.sqlite then write z.tsv
cmp u.tsv z.tsv
