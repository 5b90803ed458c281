seq 1 40 | awk 'BEGIN {print "n\tkey"} {print $1 "\t" $1 % 15}' >t.tsv
tabshark open t.tsv then plot -y n --facet key -o a.png
ls *.png
