tabshark fields "tls server name" -n 2
