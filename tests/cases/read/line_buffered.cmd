# From 4.4 on tshark parts values by another character.
# Rows in pieces are those of the whole; warnings too.
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 300 -e frame.number,ip.src,tcp.len >whole 2>whole.err
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 300 --line-buffered -e frame.number,ip.src,tcp.len >pieces 2>pieces.err
cmp whole pieces && cmp whole.err pieces.err
tabshark read "$FIXTURES/traffic_dump.pcapng" --line-buffered -e frame.number,frame.len then where 'frame.len > 1000' then head 2 then print --format csv
tabshark read "$FIXTURES/traffic_dump.pcapng" --line-buffered -Y 'frame.len == 1' -e frame.number
tabshark read - --line-buffered --show-command -e frame.number | sed 's/\\377/\\014/'
