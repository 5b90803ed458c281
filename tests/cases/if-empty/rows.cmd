# A table with rows passes as it is.
printf 'a\tb\n1\tx\n' | tabshark open - --format tsv then if-empty 'Nothing.' then derive 'c = a + 1'
