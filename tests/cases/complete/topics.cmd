tabshark complete -- help d | cut -f 1
