cd "$FIXTURES" && tabshark tcp-graph traffic_dump.pcapng --kind rtt
