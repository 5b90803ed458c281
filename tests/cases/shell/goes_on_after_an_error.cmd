printf 'n\n1\n2\n' >t.tsv
tabshark shell <<'LINES'
describe
open t.tsv
hed 1

where 'm > 1'
open absent.tsv
head 1
head 'x
LINES
