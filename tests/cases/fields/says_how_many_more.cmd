tabshark fields tcp | wc -l
