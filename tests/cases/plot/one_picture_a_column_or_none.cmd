printf 'a\tb\n1\tx\n4\ty\n' >t.tsv
tabshark open t.tsv then plot -y a,b,c -o '{y}.png'
status=$?
ls -A
exit $status
