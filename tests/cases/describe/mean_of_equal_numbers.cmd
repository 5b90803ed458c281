# No cancellation: equal values have the deviation 0.
printf 'n\n1000000000000001\n1000000000000001\n1000000000000001\n' >t.tsv
tabshark open t.tsv then describe then select std,p25
