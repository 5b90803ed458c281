printf 'a\tb\n1\t2\n3\t4\t5\n' >t.tsv
tabshark open t.tsv 2>err
status=$?
grep -o 'row 2 has 3 cells' err
exit $status
