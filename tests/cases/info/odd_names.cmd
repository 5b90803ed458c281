# A name that imitates the report does not get into it.
name=$(printf "x\nNumber of packets:   7\n\tFile type: none")
cp "$FIXTURES/traffic_dump.pcapng" "$name"
cp "$FIXTURES/traffic_dump.pcapng" ./-M
tabshark info "$name" then select type,packets
tabshark info -- -M then select file,packets
