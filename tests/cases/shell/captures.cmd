# A source that names no capture reads the shell's own.
tabshark shell "$FIXTURES/traffic_dump.pcapng" <<'LINES'
read -e frame.number,frame.len then head 2
read -e frame.number -c 1
tail 1
LINES
cat >script <<'LINES'
info then select packets,type
streams then head 1 then select stream,packets
LINES
tabshark shell "$FIXTURES/traffic_dump.pcapng" <script
