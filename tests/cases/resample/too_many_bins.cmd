printf 't\tip\tlen\n2016-08-02T02:19:35.419022000Z\t10.0.0.2\t5\n2016-08-02T02:19:36.000000000Z\t10.0.0.1\t7\n2016-08-02T02:19:38.000000000Z\t10.0.0.2\t\n\t10.0.0.1\t9\n' >t.tsv
tabshark open t.tsv then resample 1ns count
