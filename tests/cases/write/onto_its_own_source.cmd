{ echo n; seq 5; } >t.tsv
tabshark open t.tsv then head 2 then write t.tsv
cat t.tsv
