tabshark --utc read "$FIXTURES/traffic_dump.pcapng" -c 3 --timeseries -e frame.len,ip.src,tcp.flags.ack,tcp.flags,frame.time_relative,eth.src then print --format pretty
