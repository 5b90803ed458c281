printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
---
title: Pages
heading: Two plots
---

```tabshark page 2x1 --title "${heading} of <t>"
open t.tsv then plot -y stream
open t.tsv then plot -x stream -y stream then head 1
open t.tsv then plot -x stream -y stream -o own.png
```

```tabshark page 1x2
open t.tsv then plot -y stream
```

```tabshark
open t.tsv then plot -y stream --facet host --size 8x4
page 1x1 -o named.png
open t.tsv then plot -y stream
```
END
tabshark lab sheet.md -o out
ls out
sed -n '/^<img/p' out/index.html
sed -n '/^<h1/,/^<figure/p' out/index.html
