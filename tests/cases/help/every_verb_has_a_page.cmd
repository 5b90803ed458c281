# The page names the verb, and every way of asking gives the same page.
tabshark help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p' >verbs
[ "$(wc -l <verbs)" -gt 8 ] || echo "the overview lists too few verbs"
while read -r verb; do
    tabshark help "$verb" >page || echo "no page for $verb"
    grep -q "^  \(tabshark .*\)\{0,1\}$verb" page || echo "the page of $verb does not say how to call it"
    tabshark "$verb" --help | cmp page -
    tabshark read x.pcap then "$verb" -h | cmp page -
done <verbs
