printf 'n\n1\n' >t.tsv
printf 'open t.tsv then plot -o a.png\n\nopen t.tsv then plot\npage 1x1 -o b.png\nopen t.tsv then plot\n' >chains
tabshark run chains
status=$?
ls
exit $status
