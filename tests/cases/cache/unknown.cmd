tabshark cache everything
