printf 'a/b\ta_b\n1\t2\n4\t5\n' >t.tsv
tabshark open t.tsv then plot -o '{y}.png'
status=$?
ls -A
exit $status
