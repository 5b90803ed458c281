printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
---
title: Hosts & <streams>
table: t.tsv
---
Which hosts are there?

```tabshark
open ${table} then keep hosts

from hosts
```

1. The *first*:

   ```tabshark
   # one row
   from hosts
     then head 1 then select host,stream
     then write first.csv
     then print --format csv
   ```

2. And no more.
END
tabshark lab sheet.md -o out/lab
ls out/lab
cat out/lab/index.md
sed -n '/<main>/,$p' out/lab/index.html
cat out/lab/first.csv
