# Absolute numbers go on past 2^32.
tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 28 --preference tcp.relative_sequence_numbers:FALSE --kind sequence then select seq,seq_end then tail -n 4
