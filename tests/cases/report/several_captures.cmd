# They are reported as one, and the title names them without their folders.
printf '1.0 10.0.0.1.5000 > 10.0.0.2.80 S 1\n' | python3 "$PACKETS" >'a b.pcap'
mkdir sub
printf '2.0 10.0.0.1.5001 > 10.0.0.2.80 S 1\n3.0 10.0.0.3.5001 > 10.0.0.2.80 S 1\n' | python3 "$PACKETS" >'sub/<b>.pcap'
tabshark report 'a b.pcap' 'sub/<b>.pcap' -o out --set top=1
sed '/^```tabshark/,/^```$/d' out/index.md | sed -n '1p; /^## The file/,/^## At/p; /^## Who/,/^## Conv/p; /^### How/,/^### Loss/p' | sed '/^$/d'
grep '<title>' out/index.html
tail -n 3 out/index.md
