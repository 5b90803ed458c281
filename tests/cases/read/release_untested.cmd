# A release that is on no list works, and is remarked on once.
echo x >a.pcap
cp a.pcap b.pcap
cat >later <<'END'
#!/bin/sh
stand_in_version=9.9.1
. "$STAND_INS/answers.sh"
printf '1\n'
END
chmod +x later
export TABSHARK_TSHARK=./later
tabshark read a.pcap b.pcap -e frame.number
tabshark -v read a.pcap b.pcap -e frame.number 2>&1 >table | grep tested
tabshark -v read a.pcap -e frame.number 2>&1 | grep -c tested
