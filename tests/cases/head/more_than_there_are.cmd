{ echo n; seq 2; } >t.tsv
tabshark open t.tsv then head -n 1000
