tabshark open a.part --type n=int
