{ printf 'k\tname\tx\n'; seq 1001 | sed 's/.*/1\t&\t&/'; } >t.tsv
tabshark open t.tsv then pivot k name x
