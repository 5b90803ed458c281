head -c 100000 "$FIXTURES/traffic_dump.pcapng" >cut.pcapng
cat >sheet.md <<'END'
# Cut

```tabshark
read cut.pcapng -e frame.number then tail 1
```
END
tabshark lab sheet.md -o out
status=$?
cat out/index.md
exit $status
