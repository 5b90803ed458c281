printf 'at\tpeer\tlen\twait\n2024-03-14T09:26:53.000000000Z\t10.0.0.1\t60\t0.100000000\n2024-03-14T09:26:54.000000000Z\t::1\t\t0.200000000\n' >t.tsv
tabshark open t.tsv then plot -y peer,len,wait,at --panels -o a.png &&
tabshark open t.tsv then plot --panels -o b.png &&
tabshark open t.tsv then plot --panels -y len,wait --by peer -o c.png &&
tabshark open t.tsv then plot --panels --kind bars -x peer -y len,wait -o d.png &&
tabshark open t.tsv then plot --panels --kind ecdf -x len,wait,at -o e.png
ls
