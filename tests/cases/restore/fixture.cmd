tabshark restore "$FIXTURES/traffic_dump.pcapng" -o out then head 4 then select -v sha256
tabshark open out/index.tsv then group side size=sum:size missing=sum:missing
ls out | wc -l
