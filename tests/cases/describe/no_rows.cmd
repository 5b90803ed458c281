printf 'n\tname\n7\ta\n' >t.tsv
tabshark open t.tsv then head 0 then describe
