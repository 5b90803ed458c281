"""Packets whose strings were chosen to do harm to whoever prints, quotes or reads them, and captures of such packets.

write(path) makes a pcapng file with one string of STRINGS in the fields of each packet; DESCRIPTIONS has what each is.
Run as a program it writes such a file: hostile_packets.py CAPTURE
"""

import struct
import sys

ETHERNET = 1
HTTP, SMTP, DNS, TLS = 80, 25, 53, 443
LONG = 60000
TCP, UDP = 6, 17
FORMAT_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029"\
    "\u2060\u2066\u2067\u2068\u2069\ufeff"

# By what they are; bytes, as they go into the packets.
STRINGS = {
    "nothing odd": b"plain",
    "quotes": b"a \"quoted\" 'word' `here`",
    "a quote at the start": b'"starts, and never ends',
    "only quotes": b'""""',
    "a comma": b"a,b",
    "tabs": b"a\tb\t\tc",
    "line feeds": b"a\nb\n\nc",
    "carriage returns": b"a\rb\r\rc",
    "both": b"a\r\nb",
    "a NUL": b"a\0b",
    "backslashes": b"a\\b\\t\\n\\\\",
    "blanks at the ends": b"  a  ",
    "colours": b"\x1b[31mred\x1b[0m",
    "a title for the terminal": b"\x1b]0;title\x07",
    "typing into the terminal": b"\x1b[21t\x1b[6n\x1bP$q\"p\x1b\\",
    "a bell and backspaces": b"ok\x08\x08no\x07\x7f",
    "C1 controls": "\u0080\u0085\u009b31m\u009d0;t\u009c".encode(),
    "C1 controls as bytes": b"\x9b31m\x9d0;t\x9c",
    "form feeds": b"a\x0cb\x0bc",
    "all ASCII controls": bytes(range(1, 32)) + b"\x7f",
    "separators of data": b"a\x1cb\x1dc\x1ed\x1fe",
    "invalid UTF-8": b"a\xff\xfeb\xc3(\xe2\x82",
    "overlong UTF-8": b"\xc0\xaf\xe0\x80\xaf",
    "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
    "right to left": "\u202egnp.exe\u202c \u2066x\u2069".encode(),
    "marks without width": FORMAT_MARKS.encode(),
    "tags of Unicode": "\U000e0041\U000e007f".encode(),
    "Hebrew": "שלום".encode(),
    "wide and combined": "漢字 e\u0301 🧑‍🔬".encode(),
    "HTML": b"<script>alert(1)</script><img src=x onerror=alert(2)>",
    "the end of an element": b"</td></table></pre><!-- & &lt; &#60;",
    "an attribute": b"\" onmouseover=\"alert(1)\" x='",
    "Markdown": b"[x](javascript:alert(1)) | **b** | `c`",
    "a formula": b"=cmd|' /C calc'!A0",
    "a formula with +": b"+1+1",
    "a formula with -": b"-2+3",
    "a formula with @": b"@SUM(1+1)",
    "a formula behind a tab": b"\t=1+1",
    "shell syntax": b"$(touch pwned);`touch pwned`|touch pwned&&'",
    "a format": b"%s%n%x%99999d",
    "SQL": b"'; DROP TABLE packets; --",
    "missing, in other programs": b"NULL",
    "a number": b"007",
    "JSON": b'{"a": [1, "\\u0000"]}',
    "a long value": b"long " * (LONG // 5),
    "a long value of odd bytes": (b"\xff\t\"<" * (LONG // 4))[:LONG],
}


def block(kind, body):
    body += b"\0" * (-len(body) % 4)
    return struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)


def option(code, value):
    """Of a block of pcapng; its length has 16 bits."""
    value = value[:65000]
    return struct.pack("<HH", code, len(value)) + value + b"\0" * (-len(value) % 4)


def packet_block(number, packet, comment):
    time = (1700000000 + number) * 10**6
    head = struct.pack("<IIIII", 0, time >> 32, time & 0xFFFFFFFF, len(packet), len(packet))
    return block(6,
                 head + packet + b"\0" * (-len(packet) % 4) + (option(1, comment) + option(0, b"") if comment else b""))


def in_ip(protocol, payload):
    """An Ethernet frame from 10.0.0.1 to 10.0.0.2; checksums are 0."""
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), 1, 0, 64, protocol, 0, bytes([10, 0, 0, 1]),
                       bytes([10, 0, 0, 2]))
    return b"\2\0\0\0\0\2\2\0\0\0\0\1\x08\x00" + head + payload


def by_tcp(number, port, data):
    return in_ip(TCP, struct.pack("!HHIIBBHHH", 1024 + number, port, 1, 1, 5 << 4, 0x18, 1000, 0, 0) + data)


def http(number, text):
    lines = b"GET /" + text + b" HTTP/1.1\r\nHost: " + text + b"\r\nUser-Agent: " + text + b"\r\n\r\n"
    # The URI, the host and the agent share what fits a packet.
    if len(lines) > 65000:
        lines = b"GET / HTTP/1.1\r\nHost: h\r\nUser-Agent: " + text + b"\r\n\r\n"
    return by_tcp(number, HTTP, lines)


def smtp(number, text):
    return by_tcp(number, SMTP, b"MAIL FROM:<" + text + b">\r\n")


def dns(number, text):
    """A question whose labels are pieces of the text, as much of it as a name may hold."""
    pieces = [text[start : start + 63] for start in range(0, min(len(text), 189), 63)]
    labels = b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\0"
    question = struct.pack("!HHHHHH", number, 0x0100, 1, 0, 0, 0) + labels + struct.pack("!HH", 1, 1)
    return in_ip(UDP, struct.pack("!HHHH", 5000 + number, DNS, 8 + len(question), 0) + question)


def tls(number, text):
    """A ClientHello with the text as the server's name."""
    name = text[:16000]
    entry = struct.pack("!BH", 0, len(name)) + name
    server_name = struct.pack("!HHH", 0, len(entry) + 2, len(entry)) + entry
    extensions = struct.pack("!H", len(server_name)) + server_name
    body = b"\3\3" + b"r" * 32 + b"\0" + struct.pack("!HH", 2, 0x1301) + b"\1\0" + extensions
    hello = b"\1" + struct.pack("!I", len(body))[1:] + body
    return by_tcp(number, TLS, b"\x16\3\1" + struct.pack("!H", len(hello)) + hello)


def packets():
    """(bytes, comment, what the string is) of each packet."""
    made = []
    for name, text in STRINGS.items():
        for build in http, dns, tls, smtp:
            made.append((build(len(made), text), text, name))
    return made


def write(path):
    """The number of packets written."""
    made = packets()
    with open(path, "wb") as file:
        file.write(block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
                   + block(1, struct.pack("<HHI", ETHERNET, 0, 0)))
        for number, (data, comment, _) in enumerate(made):
            file.write(packet_block(number, data, comment))
    return len(made)


if __name__ == "__main__":
    write(sys.argv[1])
