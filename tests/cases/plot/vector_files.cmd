printf 'a\tb\n1\t2\n2\t5\n' >t.tsv
tabshark open t.tsv \
    then plot -x a -y b --title 'x < y & "z"' -o p.svg --size 4x3 \
    then plot -x a -y b --title 'x < y & "z"' -o p.pdf --size 4x3 \
    then plot -x a -y b --title 'x < y & "z"' -o again.SVG --size 4x3 --dpi 150 then head 0
sed -n '2s/^.* \(width=.*\) version.*$/\1/p' p.svg
head -c 5 p.pdf
echo
tail -n 1 p.pdf
grep -ao 'MediaBox.*' p.pdf
cmp p.svg again.SVG && ls
