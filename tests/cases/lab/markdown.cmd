cat >sheet.md <<'END'
# Text & "marks"

<script>alert(1)</script> <b onclick="x">b</b> &lt; `<i>`

[a](http://a.example/?b&c) [js](javascript:alert(1)) [js](&#106;avascript&colon;alert(1)) [js](<java	script:alert(1)>)
[file](other.md "title") <data:text/html,x> <mailto:a@b.example>

| a | b |
|---|--:|
| ~~c~~ | 1 |

```sh
tabshark help
```

- [x] done
END
tabshark lab sheet.md -o out
sed -n '/<main>/,$p' out/index.html
cmp sheet.md out/index.md
# What stands directly below a block does not go on in its table, and values do not stand in code.
cat >below.md <<'END2'
---
x: a value
---
```tabshark
open t.tsv then print --format tsv
open t.tsv
```
2. two

```
code
END2
printf 'a\n1\n' >t.tsv
tabshark lab below.md -o below
cat below/index.md
