# A program that does not live long enough to answer.
printf '#!/bin/sh\nkill -9 $$\n' >dies
chmod +x dies
TABSHARK_TSHARK=./dies tabshark doctor | awk '/^[a-zM]/ {on = /^MISSING/} on' | tr -s '\n ' ' ' | sed 's,/[^ ]*/,,'
echo
