{ echo n; seq 2; } >t.tsv
tabshark open t.tsv then tail 1000
