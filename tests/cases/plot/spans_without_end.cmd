printf 'start\thost\n1.5\ta\n' >t.tsv
tabshark open t.tsv then plot --kind spans -x start -y host -o p.png
status=$?
ls
exit $status
