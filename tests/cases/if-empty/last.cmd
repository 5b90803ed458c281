printf 'a\n1\n' | tabshark open - --format tsv then if-empty
