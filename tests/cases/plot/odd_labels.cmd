# Whatever stands in a capture or on the command line is drawn as text, or as an escape.
long=$(printf '%10000s' x | tr ' ' w)
printf 'a\tb\tkey\n1\t2\t#g\\alpha#\n2\t5\t\377\376\n3\t9\t\033[31mred\n4\t1\t\342\200\256reversed\n5\t1\t%s\n' "$long" >t.tsv
bad=$(printf '# #d \377 \033[2J \342\200\256 \001')
for kind in points bars; do
    tabshark open t.tsv then plot -x key -y a,b --kind $kind -o $kind.png
    tabshark open t.tsv then plot -x a -y b --by key --kind $kind -o by-$kind.png
    tabshark open t.tsv then plot -x a -y b --kind $kind --title "$bad" --xlabel "$bad" --ylabel "$bad" -o bad-$kind.png
    tabshark open t.tsv then plot -x a -y b --kind $kind --title "$long" --xlabel "$long" --ylabel "$long" -o long-$kind.png
done
tabshark open t.tsv then plot -x a -y key --kind points --marks "key contains \"$long\" or key == \"#g#\"" -o marks.png
tabshark open t.tsv then plot -x a -y b --y2 a --y2label "$bad" -o second.png
ls
