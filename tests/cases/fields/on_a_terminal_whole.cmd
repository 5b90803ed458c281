tabshark fields tcp.win then print --format pretty
