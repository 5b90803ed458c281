printf 'a\tb\n1\t2\n2\t5\n3\t9\n' >t.tsv
tabshark open t.tsv then plot -x a -y b --marks 'b = 5' -o p.png
status=$?
ls
exit $status
