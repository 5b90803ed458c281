printf 'n\tm\tby\n1\t2\ta\n2\t3\t\n3\t4\tb\n' >t.tsv
tabshark open t.tsv then plot -y n,m --by by --panels -o a.png
tabshark open t.tsv then plot -y n,m --by by -o '{y}.png'
