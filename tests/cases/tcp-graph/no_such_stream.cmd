cd "$FIXTURES" && tabshark tcp-graph traffic_dump.pcapng --stream 50
