tabshark open t.tsv then if-empty There is none
