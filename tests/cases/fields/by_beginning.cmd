tabshark fields tcp.win
