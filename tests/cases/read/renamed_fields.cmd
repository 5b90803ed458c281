# No release has them as fields, though 4.4 takes two of them.
for name in ssl.record.version bootp.cookie wlan_mgt.ssid; do
    tabshark read "$FIXTURES/traffic_dump.pcapng" -e $name 2>&1
    echo "status $?"
done
