# A cell that is too long for a column is not compared; the other fields are.
echo packets >c.pcap
cat >long <<'END'
#!/bin/sh
stand_in_version=4.0.17
stand_in_fields() {
    field frame.number FT_UINT32 BASE_DEC
    field tcp.port FT_UINT16 BASE_DEC
}
. "$STAND_INS/answers.sh"
long=$(printf '%0250d' 1)
case "$*" in
*frame.number*tcp.port*) printf '1\t%s\n' "$long" ;;
*tcp.port*) printf '%s\n' "$long" ;;
*) printf '1\n' ;;
esac
END
chmod +x long
export TABSHARK_TSHARK=./long
tabshark verify-engine c.pcap
