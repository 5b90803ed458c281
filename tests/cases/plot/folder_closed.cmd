# A folder in which not even root can make a file.
printf 'a\tb\n1\t2\n2\t5\n3\t9\n' >t.tsv
tabshark open t.tsv then plot -o /proc/p.png
