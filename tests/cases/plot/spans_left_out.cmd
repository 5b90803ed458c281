printf 'start\tend\thost\n' >t.tsv
printf '2024-03-14T09:26:53Z\t2024-03-14T09:26:58Z\ta\n' >>t.tsv
printf '2024-03-14T09:26:55Z\t2024-03-14T09:26:55Z\t#b\n' >>t.tsv
printf '2024-03-14T09:26:57Z\t2024-03-14T09:26:56Z\ta\n' >>t.tsv
printf '2024-03-14T09:26:59Z\t\tc\n' >>t.tsv
tabshark open t.tsv then plot --kind spans -o p.png then select host
head -c 4 p.png | tail -c 3
