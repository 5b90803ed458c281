printf 'port\n80\nhttp\n' >t.tsv
tabshark open t.tsv --type port=int
