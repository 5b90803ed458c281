printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
# Pictures

```tabshark
open t.tsv then plot -y stream
open t.tsv then plot -y stream --title 'Two <rows>' -o two.png
open t.tsv then plot -y stream
```

![again](two.png), ![beside](beside.png), ![gone](gone.png), ![far](http://a.example/x.png), ![up](../up.png)
END
tabshark run sheet.md 2>/dev/null || true
tabshark lab sheet.md -o one >/dev/null 2>&1
cp one/two.png beside.png
cp one/two.png ../up.png
tabshark lab sheet.md -o out
ls out
sed -n '/^<img/p; /again/p' out/index.html
grep '!' out/index.md
tabshark -q lab sheet.md -o single --single-file
grep -o 'src="[^"]\{1,24\}' single/index.html
rm ../up.png
