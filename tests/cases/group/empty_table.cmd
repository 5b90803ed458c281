printf 'k\tx\n' >t.tsv
tabshark open t.tsv --type x=int then group k sum:x count
