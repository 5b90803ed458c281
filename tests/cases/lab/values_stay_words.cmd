printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
cat >sheet.md <<'END'
```tabshark
open ${file} then head 0
```
END
for value in then --help '-e x' 'a then write b.csv' '$(touch pwned)' '' "two
lines" '${file}'; do
    tabshark lab sheet.md -o out --set "file=$value"
    echo $?
done
ls
