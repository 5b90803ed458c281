TABSHARK_TSHARK=true tabshark doctor | awk '/^[a-zM]/ {on = /^MISSING/} on'
