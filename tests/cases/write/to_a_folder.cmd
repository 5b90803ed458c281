printf 'n\n1\n' >t.tsv
mkdir out.tsv
tabshark open t.tsv then write out.tsv
