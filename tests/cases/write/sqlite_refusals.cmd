printf 'n\n1\n' >t.tsv
tabshark open t.tsv then write sqlite_x.db
tabshark open t.tsv then write x.db --table ''
tabshark open t.tsv then write x.db --table Tabshark_Columns
tabshark open t.tsv then write x.csv --table y
tabshark open t.tsv then print --format sqlite
tabshark open t.tsv then write no/x.sqlite
tabshark open t.tsv then write /dev/full --format sqlite
tabshark open t.tsv --table x
ls
