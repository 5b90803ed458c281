# The first and the last.
{ echo n; seq 9; } >t.tsv
tabshark open t.tsv then print --rows 4
