# Packets without time stamps, and a file without interfaces: capinfos leaves those lines out.
words() { for word; do printf "\\$(printf %o $((word & 255)))\\$(printf %o $((word >> 8 & 255)))\\0\\0"; done; }
{
    printf '\n\r\r\n'; words 28; printf '\115\74\53\32\1\0\0\0'; printf '\377\377\377\377\377\377\377\377'; words 28
} >bare.pcapng
{
    cat bare.pcapng
    words 1 20 1 0 20
    words 3 28 12 0 0 0 28
} >simple.pcapng
tabshark info simple.pcapng bare.pcapng then select file,packets,bytes,first,duration,bit_rate,in_order,interfaces
