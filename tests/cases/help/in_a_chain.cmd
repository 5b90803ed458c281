# Of the verb it stands behind; nothing is read.
tabshark read nosuch.pcap then tail --help then describe >page
tabshark help tail | cmp - page
