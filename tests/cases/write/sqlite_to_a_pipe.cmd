# What cannot be written to and fro gets it in one go; the other end too.
printf 'n\tt\n1\ta\n\tb\n' >t.tsv
tabshark open t.tsv then write /dev/stdout --format sqlite | tabshark open - --format sqlite then print --format csv
tabshark open t.tsv then write /dev/stdout --format sqlite >x
tabshark open x --format sqlite then describe then select column,type
