# Digits with zeros in front, or more of them than a number holds, would not come back as they were: no numbers.
printf 'zip\tpadding\toptions\n01234\t000000000000\t020405840103030801010402\n00007\t000000000000\t020405840103030801010402\n' >t.tsv
tabshark open t.tsv then write again.tsv
cmp t.tsv again.tsv
tabshark open t.tsv then describe then select column,type
