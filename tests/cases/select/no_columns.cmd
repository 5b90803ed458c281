tabshark open t.tsv then select
