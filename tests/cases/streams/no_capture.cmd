tabshark streams
