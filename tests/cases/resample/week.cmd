printf 't\n2016-08-02T02:19:35Z\n2016-08-12T02:19:35Z\n' >t.tsv
tabshark open t.tsv then resample 7d
