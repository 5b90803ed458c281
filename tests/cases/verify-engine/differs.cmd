# A tshark whose columns are not what its fields are.
echo packets >c.pcap
cat >differing <<'END'
#!/bin/sh
case "$*" in
--version) echo "TShark (Wireshark) 4.0.17." ;;
-G*) printf 'F\tNumber\tframe.number\tFT_UINT32\tframe\tBASE_DEC\t0x0\t\nF\tFlags\ttcp.flags\tFT_UINT16\ttcp\tBASE_HEX\t0xfff\t\n' ;;
*"-T tabs"*) printf '1\t0x2\n3\t0x10\n3\t\n' ;;
*) printf '1\t0x0002\n2\t0x0010\n3\t\n' ;;
esac
END
chmod +x differing
export TABSHARK_TSHARK=./differing
tabshark verify-engine c.pcap
