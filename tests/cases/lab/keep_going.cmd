printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
# Fails

```tabshark
open t.tsv then head 1 then select stream

open t.tsv then where 'strem == 1'
open t.tsv then tail 1
```

```tabshark
open none.tsv
```
END
tabshark lab sheet.md --keep-going -o out
status=$?
cat out/index.md
exit $status
