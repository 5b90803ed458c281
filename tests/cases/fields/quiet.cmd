tabshark -q fields tcp | wc -l
