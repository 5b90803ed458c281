printf 'flags\n0x0018\n0x0002\n' >f.tsv
tabshark open f.tsv then derive 'before = lag(flags)' 'push = flags & 8'
