printf 'n\n1\n' >t.tsv
tabshark open t.tsv then write t.xls 2>err
status=$?
grep -o "cannot tell the format of 't.xls' by its name" err
ls
exit $status
