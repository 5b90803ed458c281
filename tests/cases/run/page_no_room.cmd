printf 'n\n1\n' >t.tsv
printf 'page 9x9 --size 4x4 -o a.png\nopen t.tsv then plot\n' >chains
tabshark run chains
