TABSHARK_CACHE=no tabshark cache size
TABSHARK_CACHE_SIZE=lots tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.number
