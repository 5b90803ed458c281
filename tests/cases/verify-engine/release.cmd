# A tshark whose columns are not read.
echo packets >c.pcap
cat >later <<'END'
#!/bin/sh
stand_in_version=4.4.19
stand_in_fields() {
    field frame.number FT_UINT32 BASE_DEC
}
. "$STAND_INS/answers.sh"
case "$*" in
*) printf '1\n' ;;
esac
END
chmod +x later
export TABSHARK_TSHARK=./later
tabshark verify-engine c.pcap
