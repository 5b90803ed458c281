# The type comes from all cells, however late the first one is that does not fit.
{ echo n; seq 300000; echo last; } >t.tsv
tabshark open t.tsv then describe then select column,type,count,unique
tabshark open t.tsv then tail 2
