# A description is a table like any other.
printf 'n\n1\n2\n' >t.tsv
tabshark open t.tsv then describe then describe then select column,type,count,missing then tail 2
