printf 'src\tdst\tbytes\na\tb\t100\na\tc\t5\nb\tc\t\n' >t.tsv
tabshark open t.tsv then plot --kind heatmap -x src -y dst --color bytes --logcolor -o value.png
tabshark open t.tsv then plot --kind heatmap -x bytes -y dst --bins 4 -o count.png
for picture in value.png count.png; do
    head -c 4 $picture | tail -c 3
    echo " $picture"
done
tabshark open t.tsv then plot --kind heatmap -x src -y dst --color byte -o bad.png
status=$?
ls
exit $status
