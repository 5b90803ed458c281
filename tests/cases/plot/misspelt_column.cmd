printf 'alpha\tb\n1\t2\n' >t.tsv
echo old >p.png
tabshark open t.tsv then plot -y alhpa -o p.png
status=$?
cat p.png
exit $status
