printf 'n\tkey\tv\n1\ta\t2.5\n2\tb\t3.5\n' >t.tsv
tabshark shell <<'LINES'
tables
open t.tsv then keep all
head 1 then keep first
tables
LINES
