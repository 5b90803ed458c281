# A source makes the table to work on; verbs ask it; then goes on from the last result.
printf 'n\tkey\n1\ta\n2\tb\n3\ta\n' >t.tsv
tabshark shell <<'LINES'
open t.tsv
where 'n > 1'
describe then select column,count
head 1
then derive 'twice = n * 2'
keep all
from all then where 'key == "b"' then keep b
select n
from _
LINES
