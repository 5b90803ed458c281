# Columns become what -T fields prints: flags, digits, several values.
export TABSHARK_TSHARK="$STAND_INS/columns"
echo packets >c.pcap
fields=frame.number,tcp.flags,tcp.analysis.retransmission,ip.src,tcp.flags.syn,frame.time_epoch
{
    printf '1\t0x002\t\t\t10.0.0.1\t1\t1.500000000\n'
    printf '2\t0x0010,0x3\t\342\234\223\t\t10.0.0.1,10.0.0.2\t0,1\t-2.000000001\n'
    printf '3\t\t\342\234\223\t\342\234\223\t\t\t\n'
} >columns
tabshark read c.pcap -e $fields
tabshark read c.pcap -e $fields --occurrence last 2>/dev/null
cat readings
