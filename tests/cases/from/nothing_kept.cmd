tabshark from a
