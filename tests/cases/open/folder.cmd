mkdir t.tsv
tabshark open t.tsv 2>err
status=$?
grep -o "cannot open 't.tsv'" err
exit $status
