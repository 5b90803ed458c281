# Hexadecimal is how tshark shows a number; few programs read it as one.
printf 'flags\tn\n0x0018\t7\n\t\n0x0002\t8\n' >t.tsv
tabshark open t.tsv then print
tabshark open t.tsv then print --format csv
