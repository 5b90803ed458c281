# A tshark whose columns are not what its fields are.
echo packets >c.pcap
cat >differing <<'END'
#!/bin/sh
stand_in_version=4.0.17
stand_in_fields() {
    field frame.number FT_UINT32 BASE_DEC
    field tcp.flags FT_UINT16 BASE_HEX
}
. "$STAND_INS/answers.sh"
case "$*" in
*"-T tabs"*) printf '1\t0x2\n3\t0x10\n3\t\n' ;;
*) printf '1\t0x0002\n2\t0x0010\n3\t\n' ;;
esac
END
chmod +x differing
export TABSHARK_TSHARK=./differing
tabshark verify-engine c.pcap
