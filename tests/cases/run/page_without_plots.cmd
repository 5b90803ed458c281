printf 'n\n1\n' >t.tsv
printf 'page 2x1 -o a.png\nopen t.tsv then plot -o b.png\n\npage 1x1 -o c.png\nopen t.tsv then plot\n' >chains
tabshark run chains
status=$?
ls
exit $status
