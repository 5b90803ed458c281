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
