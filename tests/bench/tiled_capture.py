"""A large capture from a small one: copies of it with addresses of their own, begun one after the other, so that many
run at the same time.

usage: tiled_capture.py CAPTURE PACKETS FILE
"""
import argparse
import os
import struct
import subprocess
import tempfile

BETWEEN_STARTS = 5_000_000_000  # nanoseconds from the start of a copy to the start of the next
ETHERNET, IPV4, IPV6, ARP = 14, 0x0800, 0x86DD, 0x0806
RECORD = struct.Struct("<IIII")
NANOSECOND_PCAP = struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262144, 1)


def frames_of(capture):
    """Nanoseconds since 1970 and bytes of each frame of an Ethernet capture."""
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "plain.pcap")
        subprocess.run(["editcap", "-F", "nsecpcap", capture, plain], check=True)
        with open(plain, "rb") as file:
            data = file.read()
    frames, at = [], 24
    while at < len(data):
        seconds, nanoseconds, length, _ = RECORD.unpack_from(data, at)
        at += RECORD.size
        frames.append((seconds * 1_000_000_000 + nanoseconds, data[at:at + length]))
        at += length
    return frames


def checksum(header):
    total = sum(struct.unpack("!%dH" % (len(header) // 2), header))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def move(frame, copy):
    """The frame between addresses of another network; broadcasts and multicasts stay. Checksums of TCP and UDP become
    wrong, which Wireshark does not look at unless told."""
    moved = bytearray(frame)
    kind = struct.unpack_from("!H", frame, 12)[0]
    if kind == IPV4:
        for address in (ETHERNET + 12, ETHERNET + 16):
            if moved[address] < 224:
                moved[address + 1] = (moved[address + 1] + copy) % 256
                moved[address + 2] = (moved[address + 2] + copy // 256) % 256
        header = ETHERNET + 4 * (moved[ETHERNET] & 15)
        moved[ETHERNET + 10:ETHERNET + 12] = b"\0\0"
        struct.pack_into("!H", moved, ETHERNET + 10, checksum(bytes(moved[ETHERNET:header])))
    elif kind == IPV6:
        for address in (ETHERNET + 8, ETHERNET + 24):
            if moved[address] != 0xFF:
                struct.pack_into("!H", moved, address + 6, copy & 0xFFFF)
    elif kind == ARP:
        for address in (ETHERNET + 14, ETHERNET + 24):
            moved[address + 1] = (moved[address + 1] + copy) % 256
    return bytes(moved)


def tile(capture, packets, path):
    """Writes the capture's packets over and over until there are so many."""
    frames = frames_of(capture)
    copies = -(-packets // len(frames))
    order = sorted((time + copy * BETWEEN_STARTS, copy, index)
                   for copy in range(copies) for index, (time, _) in enumerate(frames))
    with open(path + ".part", "wb") as file:
        file.write(NANOSECOND_PCAP)
        for time, copy, index in order[:packets]:
            frame = move(frames[index][1], copy)
            seconds, nanoseconds = divmod(time, 1_000_000_000)
            file.write(RECORD.pack(seconds, nanoseconds, len(frame), len(frame)) + frame)
    os.rename(path + ".part", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("capture")
    parser.add_argument("packets", type=int)
    parser.add_argument("file")
    arguments = parser.parse_args()
    tile(arguments.capture, arguments.packets, arguments.file)


if __name__ == "__main__":
    main()
