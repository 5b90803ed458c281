# Numbers near the end of their range: no overflow on the way, extremes exact.
printf 'n\n9223372036854775807\n9223372036854775807\n-9223372036854775808\n' >t.tsv
tabshark open t.tsv then describe then select count,min,max
