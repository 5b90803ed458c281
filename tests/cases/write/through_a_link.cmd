# The link stays a link.
printf 'n\n1\n' >t.tsv
ln -s target.tsv link.tsv
tabshark open t.tsv then write link.tsv
cmp t.tsv target.tsv
readlink link.tsv
