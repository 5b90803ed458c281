printf 'n\n1\n2\n3\n' >t.tsv
tabshark shell <<'LINES'
open t.tsv then tail 1
page 1x2 -o full.png
plot -y n
plot -x n --kind histogram
plot -y n
page 1x2 -o half.png
plot -y n
page 1x1 -o none.png
LINES
echo "status $?"
ls *.png
