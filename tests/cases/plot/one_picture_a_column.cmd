printf 'a/b\t.c\td e\n1\t2\t3\n4\t5\t6\n' >t.tsv
mkdir p
tabshark open t.tsv then plot -o 'p/{y}.png' &&
tabshark open t.tsv then plot -y .c -o 'x-{y}-{y}.png'
ls -A p x*
