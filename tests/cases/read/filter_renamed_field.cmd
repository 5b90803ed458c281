# The hint under tshark's words, which differ with its release.
tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'wlan_mgt.ssid == "x"' 2>&1 | tail -n 1
