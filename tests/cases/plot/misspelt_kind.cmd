printf "n\n1\n" >t.tsv
tabshark open t.tsv then plot --kind hist -o p.png
tabshark open t.tsv then plot --kind pie -o p.png
