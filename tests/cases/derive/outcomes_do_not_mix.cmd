printf 'at\tstream\tip.src\tlen\thost\n2016-08-02T02:19:35.419022000Z\t0\t10.0.0.1\t60\tA.example\n2016-08-02T02:19:35.500000000Z\t1\t192.168.0.7\t1500\t\n2016-08-02T02:19:36.000000001Z\t0\t192.168.0.9\t\tb.example\n2016-08-02T02:19:37.000000000Z\t1\t10.200.0.1\t40\t\n' >t.tsv
tabshark open t.tsv then derive 'a = if(len, len, "none")'
