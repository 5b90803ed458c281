printf 'a,b\n1,"x\n2,y\n' >t.csv
tabshark open t.csv 2>err
status=$?
grep -o 'the quotes do not match' err
exit $status
