# Of several partial results the one that is missing is named.
printf 'a\n1\n' | tabshark open - then group a n=count --partial then write one.part
tabshark open one.part two.part then combine
