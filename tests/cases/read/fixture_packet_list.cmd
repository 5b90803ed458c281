# Without -e, what Wireshark's packet list shows.
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 3 then select -v info
