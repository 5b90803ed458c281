printf 'at\tlen\tn\n2024-03-14T09:26:53Z\t60\t1\n2024-03-14T09:26:55Z\t1500\t2\n2024-03-14T09:26:58Z\t40\t4\n' >t.tsv
for run in 1 2; do
    tabshark --utc open t.tsv then plot -y len --y2 n --marks 'len > 50' --title '#1' -o $run.png
done
cmp 1.png 2.png && echo same
