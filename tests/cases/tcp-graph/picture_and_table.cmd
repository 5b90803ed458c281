tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 27 --kind window -o w.png then group what count
tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 27 --kind rtt -o r.png then write r.csv
head -n 2 r.csv
ls
