tabshark open nosuch.tsv 2>err
status=$?
grep -o "cannot open 'nosuch.tsv'" err
grep -o 'No such file or directory' err
exit $status
