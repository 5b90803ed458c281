printf 'a\tb\n1\t2\n3\n4\t5\n' >t.tsv
tabshark open t.tsv 2>err
status=$?
grep -o "cannot open 't.tsv'" err
grep -o 'row 2 has 1 cell' err
exit $status
