printf 'n\tm\n1\t5\n2\t4\n3\t3\n' >t.tsv
cat >chains <<'CHAINS'
page 1x2 -o page.svg
open t.tsv then plot -y n --marks 'm < 4' --marks 'n > 1' --ylim ,2.5
open t.tsv then plot -y n --y2 m --y2label Second
CHAINS
tabshark -v run chains
ls page.svg
