tabshark fields tcp.lne
