TABSHARK_TSHARK=$STAND_INS/old tabshark doctor | awk '/^[a-zM]/ {on = /^MISSING/} on'
