# As with any output, nobody needs the rest.
seq 100000 | sed 1in >t.tsv
printf 'open t.tsv\nopen t.tsv\nopen t.tsv\n' | tabshark shell | head -n 2
