echo x | TABSHARK_TSHARK="$STAND_INS/raw_bytes" tabshark read - -e http.host
