# A cell that is too long for a column is not compared; the other fields are.
echo packets >c.pcap
cat >long <<'END'
#!/bin/sh
long=$(printf '%0250d' 1)
case "$*" in
--version) echo "TShark (Wireshark) 4.0.17." ;;
-G*) printf 'F\tNumber\tframe.number\tFT_UINT32\tframe\tBASE_DEC\t0x0\t\nF\tPort\ttcp.port\tFT_UINT16\ttcp\tBASE_DEC\t0x0\t\n' ;;
*frame.number*tcp.port*) printf '1\t%s\n' "$long" ;;
*tcp.port*) printf '%s\n' "$long" ;;
*) printf '1\n' ;;
esac
END
chmod +x long
export TABSHARK_TSHARK=./long
tabshark verify-engine c.pcap
