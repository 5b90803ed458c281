printf 'a\tb\n1\t2\n2\t5\n3\t9\n' >t.tsv
tabshark -v open t.tsv then plot -x a -y b --marks 'b > 100' --marks 'b > 1' --xlim ,2 -o p.png
head -c 4 p.png | tail -c 3
