# Not a terminal: TSV, whole.
{ echo n; seq 3000; } >t.tsv
tabshark open t.tsv | cmp - t.tsv
