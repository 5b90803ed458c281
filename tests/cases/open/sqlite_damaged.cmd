printf 'n\n1\n' >t.tsv
tabshark open t.tsv then write t.sqlite
head -c 5000 t.sqlite >cut.sqlite
tabshark open cut.sqlite 2>err || echo "status $?"
grep -c "cannot open 'cut.sqlite'" err
printf 'no database at all, only words' >words.db
tabshark open words.db
: >empty.db
tabshark open empty.db
tabshark open missing.db
mkdir folder.db
tabshark open folder.db
