cat >sheet.md <<'END'
---
capture: x
---
```tabshark
restore ${capture} -o ../contents
restore ${capture} -o .
restore ${capture} -o .hidden
restore ${capture} -o /tmp/contents
restore ${capture} -o index.html
info ${capture} then select packets then write a/packets.tsv
restore ${capture} -o a
restore ${capture} -o a/packets.tsv
restore ${capture} -o b --stream 1
restore ${capture} -o b
restore ${capture} -o b/c
info ${capture} then select packets then write b/packets.tsv
```
END
tabshark lab sheet.md --set capture="$FIXTURES/traffic_dump.pcapng" --keep-going -o out
status=$?
find . | sort
exit $status
