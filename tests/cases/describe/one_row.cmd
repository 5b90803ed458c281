# One value has no deviation.
printf 'n\tname\n7\ta\n' >t.tsv
tabshark open t.tsv then describe
