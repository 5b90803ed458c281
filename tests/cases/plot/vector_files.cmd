# needs: /usr/bin/pdfinfo
printf 'a\tb\n1\t2\n2\t5\n' >t.tsv
tabshark open t.tsv \
    then plot -x a -y b --title 'x < y & "z"' -o p.svg --size 4x3 \
    then plot -x a -y b --title 'x < y & "z"' -o p.pdf --size 4x3 \
    then plot -x a -y b --title 'x < y & "z"' -o again.SVG --size 4x3 --dpi 150 then head 0
sed -n 2p p.svg | grep -o 'width=.* viewBox="[^"]*"'
head -c 5 p.pdf
echo
tail -n 1 p.pdf
pdfinfo p.pdf | grep '^Page size'
cmp p.svg again.SVG && ls
