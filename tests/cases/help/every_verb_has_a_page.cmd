# The page names the verb or command, and every way of asking gives the same page.
tabshark help | sed -n 's/^  \([a-z-]\{1,\}\)  *[A-Z].*/\1/p' >names
[ "$(wc -l <names)" -gt 30 ] || echo "the overview lists too few names"
tabshark help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' >commands
while read -r name; do
    tabshark help "$name" >page || echo "no page for $name"
    grep -q "^  \(tabshark .*\)\{0,1\}$name" page || echo "the page of $name does not say how to call it"
    tabshark "$name" --help | cmp page -
    grep -qx "$name" commands || tabshark read x.pcap then "$name" -h | cmp page -
done <names
