tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 2001:db8:cb::/48 then select stream,client,server,other,server_port
