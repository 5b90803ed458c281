seq 1000000 | sed '1i host
s/^/h/' >t.tsv
tabshark -q open t.tsv then number n then plot --kind bars -x host -y n -o p.png
echo $?
tabshark -q open t.tsv then number n then plot -y n --by host --style . -o by.png
tabshark -q open t.tsv then number n then plot -y n --by host -o lines.png
tabshark -q open t.tsv then number n then plot -y n --marks 'n > 0' --style . -o marks.png
ls
