tabshark fields tcp.len -n 1
