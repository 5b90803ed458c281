# An ARP request, so that there is neither IP nor TCP.
{
    printf '\324\303\262\241\002\0\004\0\0\0\0\0\0\0\0\0\377\377\0\0\001\0\0\0'
    printf '\0\361\123\145\005\0\0\0\052\0\0\0\052\0\0\0'
    printf '\377\377\377\377\377\377\002\0\0\0\0\001\010\006'
    printf '\0\001\010\0\006\004\0\001\002\0\0\0\0\001\012\0\0\001\0\0\0\0\0\0\012\0\0\002'
} >one.pcap
tabshark report one.pcap -o out
ls out
sed '/^```tabshark/,/^```$/d' out/index.md | sed '/^$/d'
