# The sheet that is printed makes the page that report makes, but for the ways to the capture.
tabshark report --print-sheet >mine.md
head -n 5 mine.md
tabshark report "$FIXTURES/traffic_dump.pcapng" -o report
tabshark lab mine.md --set capture="$FIXTURES/traffic_dump.pcapng" -o lab
for file in index.html index.md picture-1.png traffic.png frame-lengths.png round-trip-times.png; do
    cmp "report/$file" "lab/$file"
done
