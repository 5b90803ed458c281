# As pandas writes its index.
printf ',b\n1,2\n' >t.csv
tabshark open t.csv
