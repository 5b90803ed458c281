mkdir "$(printf "a\033[31mb")"
printf "#!/bin/sh\necho TShark 4.0.0\n" >"$(printf "a\033[31mb/tcpflow")"
chmod +x "$(printf "a\033[31mb/tcpflow")"
PATH=$PWD/$(printf "a\033[31mb"):$PATH tabshark doctor | grep -A 1 tcpflow | sed "s,/.*/a,a,"
