# Linear between ranks, as pandas and numpy do: of 1 2 3 4, p25 is 1.75.
printf 'n\n4\n1\n3\n2\n' >t.tsv
tabshark open t.tsv then describe then select p25,p50,p75
