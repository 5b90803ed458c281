tabshark open
