# What there is to say of a page is said with the line that draws it.
printf 'a\tb\n1\t0\n2\t3\n' >t.tsv
tabshark shell <<'LINES'
page 2x1 -o page.png
open t.tsv then plot -x a -y b --logy
LINES
ls page.png
