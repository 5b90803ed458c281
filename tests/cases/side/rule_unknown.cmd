tabshark open x.tsv then side --rule last
