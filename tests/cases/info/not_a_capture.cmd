# 4.6 takes numbers for JSON.
yes 'no capture' | head -n 5000 >words.pcap
tabshark info words.pcap
