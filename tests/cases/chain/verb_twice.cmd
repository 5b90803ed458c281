# Each step has its own options, though the verb is the same.
{ echo n; seq 10; } >t.tsv
tabshark open t.tsv then head 7 then tail 4 then head 2
