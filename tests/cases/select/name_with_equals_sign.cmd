# A column that is itself called so goes first.
printf 'x=y\ty\n1\t2\n' >t.tsv
tabshark open t.tsv then select x=y,z=x=y
