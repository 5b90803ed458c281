tabshark doctor now
