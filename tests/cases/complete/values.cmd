for option in "read x.pcap --engine" "read x.pcap --occurrence" "open t.tsv then print --format" "open t.tsv then plot --kind" "tcp-graph x.pcap --kind" "tcp-graph x.pcap --side"; do
    tabshark complete -- $option "" | tr "\n" " "
    echo
done
