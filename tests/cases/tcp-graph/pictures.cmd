# Each kind in each format, with nothing on standard output.
for kind in sequence tcptrace throughput rtt window; do
    for suffix in png svg pdf; do
        tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 27 --kind $kind --side both --dpi 40 -o "$kind.$suffix" || echo "failed: $kind"
    done
done
for file in *; do
    printf "%s %s\n" "$file" "$(head -c 5 "$file" | tr -cd "[:alpha:]%<?")"
done
