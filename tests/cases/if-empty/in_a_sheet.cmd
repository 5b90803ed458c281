# The sentence is a paragraph of the page, and text stays text; a page none of whose plots has rows is not drawn.
printf 'a\tb\n1\tx\n2\ty\n' >t.tsv
cat >sheet.md <<'END'
```tabshark
open t.tsv then keep t
from t then where 'a > 2' then keep none
from none then if-empty 'There is <none> of *it*.' then describe
```

```tabshark page 2x1
from none then if-empty 'Nothing to draw.' then plot -y a
from none then if-empty then plot -y a
```

```tabshark page 2x1
from none then if-empty then plot -y a
from t then if-empty then plot -y a
```
END
tabshark lab sheet.md -o out
ls out
grep -v '^from\|^open\|^```' out/index.md
grep 'class="note' out/index.html
