tabshark fields tcp -n -1
