# Unlike on a terminal, no row is left out.
{ echo n; seq 1000; } >t.tsv
tabshark open t.tsv then write t.txt
wc -l <t.txt
