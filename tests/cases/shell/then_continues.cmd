# In a pipe a line that starts with then belongs to the one above; lines go on after \, an open quote and then.
printf 'n\tkey\n1\ta\n2\tb\n3\ta\n' >t.tsv
tabshark shell <<'LINES'
open t.tsv
    then where 'n > 1'
    # a comment does not part them
    then head 1

select \
    key then
head 1
where 'n ==

3'
tabshark tail 1 # and this is one too
LINES
