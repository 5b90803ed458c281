tabshark fields calculated WINDOW
