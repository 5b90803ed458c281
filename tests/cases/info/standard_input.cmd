# From a pipe the size is not known.
tabshark info - <"$FIXTURES/traffic_dump.pcapng" then select file,size,packets
cat "$FIXTURES/traffic_dump.pcapng" | tabshark info - then select file,size,packets
