# The sentence takes the place of all that follows; control characters in it are shown.
printf 'a\tb\n1\tx\n' >t.tsv
tabshark open t.tsv then where 'a > 1' then if-empty 'There is none.' then print --format json then plot -y a -o a.png
printf 'a\n1\n' | tabshark open - --format tsv then where 'a > 1' then if-empty "$(printf 'a\033[1mb')"
echo "and without a text:"
tabshark open t.tsv then where 'a > 1' then if-empty then describe
ls
