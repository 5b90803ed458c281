# A sink hands the table on.
{ echo n; seq 4; } >t.tsv
tabshark open t.tsv then write all.tsv then head 1 then write first.csv
cmp t.tsv all.tsv
cat first.csv
