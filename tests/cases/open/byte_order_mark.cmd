printf '\357\273\277a,b\n1,2\n' >t.csv
tabshark open t.csv then select a
