# From 4.4 on tshark parts values by another character.
mkdir labs
cp "$FIXTURES/traffic_dump.pcapng" labs/traffic.pcapng
cat >labs/sheet.md <<'END'
---
title: Beside
capture: traffic.pcapng
---
```tabshark
read ${capture} -c 2 -e frame.number,frame.len
read ${capture} -e frame.number --engine fields --show-command
```
END
tabshark lab labs/sheet.md -o out
tabshark lab labs/sheet.md -o other --set capture=labs/traffic.pcapng
tabshark lab labs/sheet.md -o third --set capture=traffic.pcapng
sed 's/\\377/\\014/' out/index.md
diff out/index.md other/index.md
