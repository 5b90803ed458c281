printf 'n\tm\tkey\tby\n1\t5\ta\tx\n2\t4\tb\tx\n3\t3\ta\ty\n4\t2\t\ty\n5\t1\tb\tx\n6\t\tc\tx\n' >t.tsv
tabshark -v open t.tsv then plot -y n,m --facet key --marks 'n > first(n)' --ylim ,4.5 -o p.png || exit
tabshark -v open t.tsv then plot -y n --facet key --by by --marks 'n > 2' --marks m==1 --ylim ,4.5 -o p.png || exit
tabshark -v open t.tsv then plot -y n,m --panels --by by --marks 'm > 2' --xlim 2, -o p.png
