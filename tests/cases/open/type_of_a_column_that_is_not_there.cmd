printf 'port\n80\n' >t.tsv
tabshark open t.tsv --type prot=text 2>err
status=$?
grep -o "'prot'" err
exit $status
