printf 't\tx\n' >t.tsv
tabshark open t.tsv --type t=time then resample 1s count
