# release: 4.0
# Both ways give the same: every field that occurs is in the table, each packet compared.
tabshark verify-engine "$FIXTURES/traffic_dump.pcapng" >table || echo "status $?"
head -1 table
grep -P '^(frame.number|tcp.flags|tcp.analysis.duplicate_ack|ip.src|tcp.time_delta)\t' table | sort
cut -f 4 table | sort -u
