tabshark tcp-graph - --stream 20 --kind rtt then head -n 1 < "$FIXTURES/traffic_dump.pcapng"
tabshark tcp-graph - --stream 99 < "$FIXTURES/traffic_dump.pcapng"
