# A tshark that prints fields as all do, and values in a way of its own.
cat >odd <<'END'
#!/bin/sh
case "$*" in *frame.comment) exit 0 ;; esac
. "$STAND_INS/answers.sh"
printf '1\n'
END
chmod +x odd
echo x >c.pcap
TABSHARK_TSHARK=./odd tabshark read c.pcap -e frame.number
