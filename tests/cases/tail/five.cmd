{ echo n; seq 9; } >t.tsv
tabshark open t.tsv then tail
