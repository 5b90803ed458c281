# Two segments of one stream, the first before 1970 and the second as long after it; then one whose time is none of ours.
cat >make.py <<'END'
import struct, sys
def block(kind, body):
    return struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)
ip = bytes.fromhex("45000028000000004006000001010101020202020400005000000001000000015010040000000000")
offset, *times = map(int, sys.argv[1:])
data = block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
data += block(1, struct.pack("<HHIHHqHH", 101, 0, 65535, 14, 8, offset, 0, 0))
for time in times:
    data += block(6, struct.pack("<IIIII", 0, time >> 32, time & 0xFFFFFFFF, len(ip), len(ip)) + ip)
sys.stdout.buffer.write(data)
END
python3 make.py -9000000000 1000000 18000000000000000 >far.pcapng
tabshark tcp-graph far.pcapng --kind throughput
echo "status $?"
python3 make.py 0 1000000 9300000000000000 >late.pcapng
tabshark tcp-graph late.pcapng --kind throughput
echo "status $?"
