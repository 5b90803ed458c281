{ echo n; seq 3; } >t.tsv
tabshark open t.tsv then print --rows 0
