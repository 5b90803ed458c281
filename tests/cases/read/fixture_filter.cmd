tabshark read "$FIXTURES/traffic_dump.pcapng" -c 100 -Y 'http.request and http.host == "www.shop.example"' -e frame.number,http.request.method,http.host
