# Of one column, an empty line is a missing value.
printf 'n\n1\n\n3\n' >t.tsv
tabshark open t.tsv then print --format json
