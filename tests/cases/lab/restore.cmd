# Its folder lies in the page's, which links the files; run again it replaces them.
cat >sheet.md <<'END'
---
capture: x
---
```tabshark
restore ${capture} -o all/contents --stream 1 --stream 2 then keep files
from files then select stream,side,written,missing,file
```
END
for run in first second; do
    tabshark lab sheet.md --set capture="$FIXTURES/traffic_dump.pcapng" -o out || echo "$run failed"
done
sed -n '8,$p' out/index.md | grep -v capture
grep -c '<li><a href="all/contents/' out/index.html
find . -type f | sort
cut -f 1,2,3 out/all/contents/index.tsv
grep -c "tabshark-restore" out/index.html
