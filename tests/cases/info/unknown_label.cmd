# A capinfos that calls a line otherwise: an error says so, and no gap hides it.
real=$(command -v capinfos)
mkdir bin
cat >bin/capinfos <<END
#!/bin/sh
if [ "\$1" = --version ]; then echo 'Capinfos (Wireshark) 9.8.7.'; exit; fi
"$real" "\$@" | sed "s/^\$(cat label)/Something else/"
END
chmod +x bin/capinfos
PATH=$PWD/bin:$PATH
for label in '[A-Z][a-z]* packet time' 'Capture duration' 'Packet size limit' 'Strict time order' \
    'Number of interfaces in file' SHA256; do
    echo "$label" >label
    tabshark info "$FIXTURES/traffic_dump.pcapng" then select packets
    echo $?
done
tabshark info --hash "$FIXTURES/traffic_dump.pcapng"
