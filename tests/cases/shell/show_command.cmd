# From 4.4 on tshark parts values by another character.
printf 'read -e frame.len --engine fields\ntables\n' | tabshark --show-command shell "$FIXTURES/traffic_dump.pcapng" | sed "s|$FIXTURES|fixtures|; s/\\\\377/\\\\014/"
