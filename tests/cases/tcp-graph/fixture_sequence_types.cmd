tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 6 --kind sequence then print --format json
