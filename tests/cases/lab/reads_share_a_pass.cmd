# Three reads in two blocks: one run of tshark, and the tables of reading alone.
cat >counting <<'END'
#!/bin/sh
case "$*" in "-r "*) echo run >>runs ;; esac
exec tshark "$@"
END
chmod +x counting
export TABSHARK_TSHARK=./counting
cp "$FIXTURES/traffic_dump.pcapng" traffic.pcapng
cat >sheet.md <<'END'
---
capture: traffic.pcapng
---
# Shared

```tabshark
read ${capture} -e frame.number,frame.len then tail 2 then write one.tsv
read ${capture} --strict -e tcp.stream,tcp.len then tail 2 then write two.tsv
```

```tabshark
read ${capture} --timeseries -e frame.len then head 2 then write three.tsv
```
END
tabshark lab sheet.md -o out
wc -l <runs
tabshark read traffic.pcapng -e frame.number,frame.len then tail 2 | cmp - out/one.tsv
tabshark read traffic.pcapng --strict -e tcp.stream,tcp.len then tail 2 | cmp - out/two.tsv
tabshark read traffic.pcapng --timeseries -e frame.len then head 2 | cmp - out/three.tsv
