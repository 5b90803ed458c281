printf 'n\tk\n1\t\n2\tb\n' >t.tsv
tabshark shell <<'LINES'
open t.tsv
group k count
head 1
LINES
