tabshark --utc tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 10 --xlim 0.7,0.9 --ylim 3e5, --title Loss --size 5x3 -o a.png &&
tabshark --utc tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 10 -x clock --xlim 2024-03-14T09:26:58,2024-03-14T09:26:59 -o b.png && ls
