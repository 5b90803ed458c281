printf 'n\n1\n' >t.tsv
printf 'page 2x1 -o a.png\nopen t.tsv then plot\nopen t.tsv then plot -y m\n' >chains
tabshark run chains
status=$?
ls
exit $status
