printf 'n\n1\n' >t.tsv
ln -s /dev/full full.png
mkdir dir.png
printf 'page 1x1 -o full.png\nopen t.tsv then plot\n' >full
printf 'page 1x1 -o dir.png\nopen t.tsv then plot\n' >folder
tabshark run full
tabshark run folder
