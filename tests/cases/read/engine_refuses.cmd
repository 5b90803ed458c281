# Columns that are demanded but impossible.
export TABSHARK_TSHARK="$STAND_INS/columns"
echo packets >c.pcap
tabshark read c.pcap -e frame.number,http.host --engine columns
tabshark read c.pcap -e frame.number -N n --engine columns
tabshark read c.pcap -e frame.number -o gui.column.hidden:x --engine columns
tabshark read c.pcap -e frame.number --engine cols
ls
