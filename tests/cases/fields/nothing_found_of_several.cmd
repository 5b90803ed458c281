tabshark fields tcp xyzzyq
