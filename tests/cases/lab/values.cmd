printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
---
a: 1
---

```tabshark
open t.tsv
  then where 'stream == ${a}'
  then where 'stream == ${b}'
```
END
tabshark lab sheet.md -o out
status=$?
tabshark lab sheet.md --set b=1 --set a=0 -o out
tail -n 12 out/index.md
tabshark lab sheet.md --set b=1 --set s=0 -o other
ls
exit $status
