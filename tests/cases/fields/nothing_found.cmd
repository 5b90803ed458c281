tabshark fields xyzzyq
