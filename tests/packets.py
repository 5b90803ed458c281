#!/usr/bin/env python3
"""Makes a capture of TCP segments from a description of them, for cases that no real capture is at hand for.

usage: packets.py [BYTES] < DESCRIPTION > CAPTURE, where BYTES is how much of each packet is kept

A line is a packet: TIME SOURCE > DESTINATION FLAGS SEQ [ACK [LENGTH]] [WORD=VALUE]…
TIME is in seconds, an address and its port are written 10.0.0.1.80 or 2001:db8::1.80, FLAGS are letters of FSRPA,
LENGTH is the bytes of data. The words:

  win=N               the window, otherwise 1000
  tunnel=FROM>TO      in another IP packet between these addresses
  quote=ROUTER        not the segment itself, but an ICMP error of that router that quotes it
  options=HEX         options of the TCP header
"""

import decimal
import ipaddress
import struct
import sys

FLAGS = {"F": 1, "S": 2, "R": 4, "P": 8, "A": 16}
TCP, IPV4, IPV6, ICMP, ICMPV6 = 6, 4, 41, 1, 58
LINKTYPE_RAW = 101


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def in_ip(source, destination, protocol, payload):
    source, destination = ipaddress.ip_address(source), ipaddress.ip_address(destination)
    if source.version == 6:
        head = struct.pack("!IHBB", 6 << 28, len(payload), protocol, 64)
        return head + source.packed + destination.packed + payload
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(payload), 1, 0, 64, protocol,
                       0) + source.packed + destination.packed
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload


def version(packet):
    return packet[0] >> 4


def in_tunnel(packet, ends):
    source, destination = ends.split(">")
    return in_ip(source, destination, IPV6 if version(packet) == 6 else IPV4, packet)


def quoted(packet, router, source):
    """Destination unreachable, administratively prohibited."""
    code, protocol = ((1, 1), ICMPV6) if version(packet) == 6 else ((3, 13), ICMP)
    message = struct.pack("!BBHI", *code, 0, 0) + packet
    if protocol == ICMP:
        message = message[:2] + struct.pack("!H", checksum(message)) + message[4:]
    return in_ip(router, source, protocol, message)


def segment(ports, flags, numbers, words):
    seq, ack, length = (numbers + [0, 0])[:3]
    options = bytes.fromhex(words.get("options", ""))
    options += b"\0" * (-len(options) % 4)
    bits = sum(FLAGS[letter] for letter in flags)
    offset = (20 + len(options)) // 4 << 4
    head = struct.pack("!HHIIBBHHH", *ports, seq % 2**32, ack % 2**32, offset, bits, int(words.get("win", 1000)), 0, 0)
    return head + options + b"x" * length


def packet(line):
    """The time and the bytes of the packet that a line describes."""
    time, source, _, destination, flags, *rest = line.split()
    numbers = [int(word) for word in rest if "=" not in word]
    words = dict(word.split("=", 1) for word in rest if "=" in word)
    (source, source_port), (destination, port) = (end.rsplit(".", 1) for end in (source, destination))
    whole = in_ip(source, destination, TCP, segment((int(source_port), int(port)), flags, numbers, words))
    if "tunnel" in words:
        whole = in_tunnel(whole, words["tunnel"])
    if "quote" in words:
        whole = quoted(whole, words["quote"], source)
    return decimal.Decimal(time), whole


def main():
    keep = int(sys.argv[1]) if len(sys.argv) > 1 else 65535
    out = sys.stdout.buffer
    out.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 65535, LINKTYPE_RAW))
    for line in sys.stdin:
        time, data = packet(line)
        seconds = int(time)
        out.write(struct.pack("<IIII", seconds, int((time - seconds) * 10**9), min(keep, len(data)), len(data))
                  + data[:keep])


if __name__ == "__main__":
    main()
