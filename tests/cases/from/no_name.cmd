tabshark from
