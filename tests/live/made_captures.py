"""Captures of TCP made to order, for what captures found in the wild seldom show. Each is a list of frames of Ethernet
between one client and one server, with a word on what restore should make of it."""

import socket
import struct

CLIENT, SERVER = "10.0.0.1", "10.0.0.2"
FIN, SYN, RST, PUSH, ACK = 0x01, 0x02, 0x04, 0x08, 0x10
ETHERNET, RAW_IP, COOKED = 1, 101, 113
MACS = b"\x02\0\0\0\0\1\x02\0\0\0\0\2"


def frame(source, destination, sequence, data=b"", flags=ACK, vlan=None, total=None):
    """A frame of Ethernet, padded to 60 bytes as cards do. An IPv4 packet states `total` as its length."""
    (source, source_port), (destination, destination_port) = source, destination
    segment = struct.pack("!HHIIBBHHH", source_port, destination_port, sequence % 2**32, 1, 0x50, flags, 8192, 0, 0)
    segment += data
    if ":" in source:
        addresses = socket.inet_pton(socket.AF_INET6, source) + socket.inet_pton(socket.AF_INET6, destination)
        packet = struct.pack("!IHBB", 6 << 28, len(segment), 6, 64) + addresses + segment
    else:
        total = 20 + len(segment) if total is None else total
        addresses = socket.inet_aton(source) + socket.inet_aton(destination)
        packet = struct.pack("!BBHHHBBH", 0x45, 0, total, 1, 0, 64, 6, 0) + addresses + segment
    tag = struct.pack("!HH", 0x8100, vlan) if vlan is not None else b""
    whole = MACS + tag + (b"\x86\xdd" if ":" in source else b"\x08\x00") + packet
    return whole + b"\xee" * (60 - len(whole))


def sent(sequence, data=b"", flags=PUSH | ACK, **more):
    """By the client."""
    return frame((CLIENT, 1000), (SERVER, 80), sequence, data, flags, **more)


def answered(sequence, data=b"", flags=PUSH | ACK, **more):
    return frame((SERVER, 80), (CLIENT, 1000), sequence, data, flags, **more)


def over_ipv6(sequence, data=b"", flags=PUSH | ACK):
    return frame(("2001:db8::1", 1000), ("2001:db8::2", 80), sequence, data, flags)


def ip_packet(whole):
    return whole[14 : 14 + int.from_bytes(whole[16:18], "big")]


def in_tunnel(whole):
    """IPv4 in IPv4."""
    inner = ip_packet(whole)
    outer = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(inner), 1, 0, 64, 4, 0)
    return whole[:14] + outer + socket.inet_aton("192.0.2.1") + socket.inet_aton("192.0.2.2") + inner


def fragments(whole, size=32):
    payload = ip_packet(whole)[20:]
    parts = []
    for offset in range(0, len(payload), size):
        part = payload[offset : offset + size]
        more = 0x2000 if offset + size < len(payload) else 0
        header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(part), 77, more | offset // 8, 64, 6, 0)
        parts.append(whole[:14] + header + whole[26:34] + part)
    return parts


def cooked(whole):
    return b"\0\0\0\1\0\6\2\0\0\0\0\1\0\0\x08\0" + whole[14:]


BEGIN = [sent(99, flags=SYN), answered(499, flags=SYN | ACK), sent(100, flags=ACK)]
SIMPLE = [*BEGIN, sent(100, b"abc"), sent(103, flags=FIN | ACK)]
LARGE = sent(100, b"x" * 1000)


def write(path, frames, link=ETHERNET):
    """A frame may be (bytes, length before it was cut)."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, link))
        for number, item in enumerate(frames):
            whole, length = item if isinstance(item, tuple) else (item, len(item))
            file.write(struct.pack("<IIII", 1700000000 + number // 1000, number % 1000 * 1000, len(whole), length)
                       + whole)


def block(kind, body):
    body += b"\0" * (-len(body) % 4)
    return struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)


def write_interfaces(path, frames):
    """A pcapng file in which every other packet is of an interface of another link type."""
    with open(path, "wb") as file:
        file.write(block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
        file.write(block(1, struct.pack("<HHI", ETHERNET, 0, 0)) + block(1, struct.pack("<HHI", RAW_IP, 0, 0)))
        for number, whole in enumerate(frames):
            data = ip_packet(whole) if number % 2 else whole
            head = struct.pack("<IIIII", number % 2, 0x60000, number, len(data), len(data))
            file.write(block(6, head + data))


# Name to (frames, rows). A row is (stream, side, contents of the file or None, expected, written, missing, overlap,
# conflict, a part of the note); zeros of a gap stand as they are.
CASES = {
    "padding": (
        [*BEGIN, sent(100, b"GET"), answered(500, flags=ACK), answered(500, b"ok"), sent(103, flags=ACK),
         sent(103, flags=FIN | ACK), answered(502, flags=FIN | ACK), sent(104, flags=ACK)],
        [("0", "client", b"GET", 3, 3, 0, 0, 0, ""), ("0", "server", b"ok", 2, 2, 0, 0, 0, "")],
    ),
    "a keep-alive with a byte": (
        [*BEGIN, sent(100, b"hello"), sent(104, b"\0", ACK), sent(105, flags=FIN | ACK)],
        [("0", "client", b"hello", 5, 5, 0, 0, 0, "")],
    ),
    "lengths that segmenting hardware left at 0": (
        [*BEGIN, sent(100, b"y" * 4000, total=0), sent(4100, flags=FIN | ACK)],
        [("0", "client", b"y" * 4000, 4000, 4000, 0, 0, 0, "")],
    ),
    "a VLAN": (
        [sent(99, flags=SYN, vlan=7), sent(100, b"abc", vlan=7), sent(103, flags=FIN | ACK, vlan=7)],
        [("0", "client", b"abc", 3, 3, 0, 0, 0, "")],
    ),
    "ports that are used again": (
        [*SIMPLE, sent(9099, flags=SYN), sent(9100, b"two!"), sent(9104, flags=FIN | ACK)],
        [("0", "client", b"abc", 3, 3, 0, 0, 0, ""), ("1", "client", b"two!", 4, 4, 0, 0, 0, "")],
    ),
    "ports used again without an end": (
        [*BEGIN, sent(100, b"abc"), sent(109, flags=SYN), sent(110, b"two!"), sent(114, flags=FIN | ACK)],
        [("0", "client", b"abc" + b"\0" * 7 + b"two!", 3, 3, 0, 0, 0, "did not tell it from stream 1"),
         ("1", "client", None, 4, 0, 4, None, None, "mixed up with stream 0")],
    ),
    "the same again after the end": (
        [*SIMPLE, sent(100, b"abc"), sent(103, flags=FIN | ACK)],
        [("0", "client", b"abc", 3, 3, 0, 3, 0, "")],
    ),
    "the end before the data": (
        [*BEGIN, sent(103, flags=FIN | ACK), sent(100, b"abc")],
        [("0", "client", b"abc", 3, 3, 0, 0, 0, "")],
    ),
    "different bytes for the same place": (
        [*BEGIN, sent(100, b"abcdef"), sent(103, b"XYZ"), sent(106, flags=FIN | ACK)],
        [("0", "client", b"abcXYZ", 6, 6, 0, 3, 3, "3 bytes came with different contents")],
    ),
    "out of order": (
        [*BEGIN, sent(103, b"def"), sent(100, b"abc"), sent(106, flags=FIN | ACK)],
        [("0", "client", b"abcdef", 6, 6, 0, 0, 0, "")],
    ),
    "out of order without a beginning": (
        [sent(103, b"def"), sent(100, b"abc")],
        [("0", "client", b"abcdef", 6, 6, 0, 0, 0, "")],
    ),
    "the first bytes are lost": (
        [sent(100, flags=ACK), sent(103, b"def")],
        [("0", "client", b"def", 6, 3, 3, 0, 0, "the first 3 bytes are not in the capture")],
    ),
    "data in the SYN": (
        [sent(99, b"fast", SYN), answered(499, flags=SYN | ACK), sent(104, b"open")],
        [("0", "client", b"fastopen", 8, 8, 0, 0, 0, "")],
    ),
    "numbers that wrap": (
        [sent(2**32 - 3, flags=SYN), sent(2**32 - 2, b"abcdef"), sent(4, b"gh"), sent(6, flags=FIN | ACK)],
        [("0", "client", b"abcdefgh", 8, 8, 0, 0, 0, "")],
    ),
    "a gap": (
        [*BEGIN, sent(100, b"abc"), sent(110, b"xyz"), sent(113, flags=FIN | ACK)],
        [("0", "client", b"abc" + b"\0" * 7 + b"xyz", 13, 6, 7, 0, 0, "7 bytes are not in the capture")],
    ),
    "a gap at the end": (
        [*BEGIN, sent(100, b"abc"), sent(110, flags=FIN | ACK)],
        [("0", "client", b"abc", 10, 3, 7, 0, 0, "7 bytes are not in the capture")],
    ),
    "a gap that makes a second file": (
        [*BEGIN, sent(100, b"abc"), sent(100 + 2**25, b"xyz")],
        [("0", "client", b"abc", 3, 3, 0, 0, 0, ""),
         ("0", "client", b"xyz", 2**25, 3, 2**25 - 3, 0, 0, "goes on 33554429 bytes after the end of")],
    ),
    "nothing but the end": (
        [*BEGIN, sent(110, flags=FIN | ACK)],
        [("0", "client", None, 10, 0, 10, None, None, "none of its bytes are in the capture")],
    ),
    "data in the reset": ([*BEGIN, sent(100, b"bye", RST)], [("0", "client", b"bye", 3, 3, 0, 0, 0, "")]),
    "cut packets": (
        [*BEGIN, (LARGE[:200], len(LARGE)), sent(1100, b"tail"), sent(1104, flags=FIN | ACK)],
        [("0", "client", b"x" * 146 + b"\0" * 854 + b"tail", 1004, 150, 854, 0, 0, "854 bytes are not in")],
    ),
    "a tunnel": ([in_tunnel(whole) for whole in SIMPLE], [("0", "client", None, 3, 0, 3, None, None, "no tunnels")]),
    "fragments": (
        [*BEGIN, *fragments(sent(100, b"y" * 90)), sent(190, b"z"), sent(191, flags=FIN | ACK)],
        [("0", "client", b"\0" * 90 + b"z", 91, 1, 90, 0, 0, "tcpflow left out 90 bytes of the capture")],
    ),
    "IPv6": (
        [over_ipv6(99, flags=SYN), over_ipv6(100, b"abc"), over_ipv6(103, flags=FIN | ACK)],
        [("0", "client", b"abc", 3, 3, 0, 0, 0, "")],
    ),
    "nothing was sent": ([*BEGIN, sent(100, flags=FIN | ACK), answered(500, flags=FIN | ACK)], []),
    "no packets": ([], []),
    # Its client is known by its port alone.
    "one packet": ([sent(100, b"abc")], [("0", "client", b"abc", 3, 3, 0, 0, 0, "")]),
}
