printf 'n\n1\n' >t.tsv
tabshark open t.tsv then write table 2>err
status=$?
grep -o "cannot tell the format of 'table' by its name" err
exit $status
