# Times at the end of what 64 bits of nanoseconds hold have a picture like others.
printf 'time\tv\n2262-04-11T23:40:00.000000000Z\t1\n2262-04-11T23:41:00.000000000Z\t2\n' >late.tsv
tabshark open late.tsv then plot -y v -o late.png
tabshark open late.tsv then plot -y v --xlim 2262-04-11T23:47:16.854775807Z, -o beyond.png
ls *.png
