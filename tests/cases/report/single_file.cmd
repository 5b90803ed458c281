tabshark report "$FIXTURES/traffic_dump.pcapng" --single-file -o out
grep -c '<img src="data:image/png;base64,' out/index.html
grep '<img src="[^d]' out/index.html || echo 'and no other'
