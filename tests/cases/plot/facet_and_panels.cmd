printf 'n\tkey\n1\ta\n' >t.tsv
tabshark open t.tsv then plot -y n --facet key --panels -o a.png
