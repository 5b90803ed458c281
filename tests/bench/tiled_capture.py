"""A large capture from a small one: copies of it with addresses of their own, begun one after the other, so that many
run at the same time.

usage: tiled_capture.py CAPTURE PACKETS FILE [--snap BYTES]
"""
import argparse
import os
import struct
import subprocess
import tempfile

import numpy as np

BETWEEN_STARTS = 5_000_000_000  # nanoseconds from the start of a copy to the start of the next
ETHERNET, IPV4, IPV6, ARP = 14, 0x0800, 0x86DD, 0x0806
IP_HEADER = 20
RECORD = struct.Struct("<IIII")
NANOSECOND_PCAP = struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262144, 1)
BLOCK = 1 << 22  # bytes written at a time


def frames_of(capture, snap=None):
    """Nanoseconds since 1970, bytes and the length before it was cut of each frame of an Ethernet capture."""
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "plain.pcap")
        subprocess.run(["editcap", "-F", "nsecpcap", *(["-s", str(snap)] if snap else []), capture, plain], check=True)
        with open(plain, "rb") as file:
            data = file.read()
    frames, at = [], 24
    while at < len(data):
        seconds, nanoseconds, length, whole = RECORD.unpack_from(data, at)
        at += RECORD.size
        frames.append((seconds * 1_000_000_000 + nanoseconds, data[at:at + length], whole))
        at += length
    return frames


class Places:
    """Where what a copy changes stands in the bytes of many records."""

    def __init__(self):
        # The place of a byte, and the record's number in the window.
        self.lists = {name: [] for name in ("next", "over", "high", "low")}
        self.checksums = []  # place, number, sum of the header's words that stay, places of the two addresses or -1

    def add(self, name, place, number):
        self.lists[name].append((place, number))

    def add_frame(self, frame, at, number):
        """A frame whose bytes begin at `at`: other addresses; broadcasts and multicasts stay. Checksums of TCP and UDP
        become wrong, which Wireshark does not look at unless told."""
        kind = struct.unpack_from("!H", frame, 12)[0] if len(frame) >= ETHERNET else 0
        if kind == IPV4 and len(frame) >= ETHERNET + IP_HEADER:
            self.add_ipv4(frame, at, number)
        elif kind == IPV6 and len(frame) >= ETHERNET + 40:
            for address in (ETHERNET + 8, ETHERNET + 24):
                if frame[address] != 0xFF:
                    self.add("high", at + address + 6, number)
                    self.add("low", at + address + 7, number)
        elif kind == ARP and len(frame) >= ETHERNET + 28:
            for address in (ETHERNET + 14, ETHERNET + 24):
                self.add("next", at + address + 1, number)

    def add_ipv4(self, frame, at, number):
        end = ETHERNET + 4 * (frame[ETHERNET] & 15)
        if end > len(frame):
            return
        rest = bytearray(frame[ETHERNET:end])
        rest[10:12] = b"\0\0"
        moved = []
        for address in (12, 16):
            if rest[address] < 224:
                self.add("next", at + ETHERNET + address + 1, number)
                self.add("over", at + ETHERNET + address + 2, number)
                moved.append(at + ETHERNET + address)
                rest[address + 1] = rest[address + 2] = 0
        total = sum(struct.unpack("!%dH" % (len(rest) // 2), rest))
        if len(moved) == 2:
            self.checksums.append((at + ETHERNET + 10, total, *moved))
        elif moved:
            self.checksums.append((at + ETHERNET + 10, total, moved[0], -1))


class Window:
    """The records of BETWEEN_STARTS nanoseconds: each frame once, of the copy that has come to it by then."""

    def __init__(self, frames):
        start = min(time for time, _, _ in frames)
        placed = sorted(((time - start) % BETWEEN_STARTS, (time - start) // BETWEEN_STARTS, index)
                        for index, (time, _, _) in enumerate(frames))
        self.start = start
        self.behind = np.array([behind for _, behind, _ in placed])
        self.times = np.array([time for time, _, _ in placed])
        pieces, at, places = [], 0, Places()
        self.ends = []
        records = []
        for number, (_, _, index) in enumerate(placed):
            _, frame, whole = frames[index]
            records.append(at)
            places.add_frame(frame, at + RECORD.size, number)
            pieces.append(RECORD.pack(0, 0, len(frame), whole) + frame)
            at += len(pieces[-1])
            self.ends.append(at)
        self.bytes = np.frombuffer(b"".join(pieces), dtype=np.uint8)
        self.records = np.array(records)
        self.lists = {name: np.array(pairs, dtype=np.int64).reshape(-1, 2).T for name, pairs in places.lists.items()}
        self.checksums = np.array(places.checksums, dtype=np.int64).reshape(-1, 4).T

    def set_times(self, data, number):
        seconds, nanoseconds = np.divmod(self.start + number * BETWEEN_STARTS + self.times, 1_000_000_000)
        stamps = np.stack([seconds, nanoseconds], axis=1).astype("<u4").view(np.uint8)
        data[self.records[:, None] + np.arange(8)] = stamps

    def make(self, number):
        """Its bytes, the first of all windows being number 0; frames of copies that have not begun are left out."""
        data, copies = self.bytes.copy(), number - self.behind
        self.set_times(data, number)
        for name, change in (("next", lambda old, copy: old + copy), ("over", lambda old, copy: old + copy // 256),
                             ("high", lambda _, copy: copy // 256), ("low", lambda _, copy: copy)):
            places, of_record = self.lists[name]
            data[places] = change(data[places].astype(np.int64), copies[of_record]) % 256
        place, total, *addresses = self.checksums
        for address in addresses:
            there = address >= 0
            total = total + there * (data[address + 1].astype(np.int64) + (data[address + 2].astype(np.int64) << 8))
        for _ in range(2):
            total = (total & 0xFFFF) + (total >> 16)
        data[place] = ~total >> 8 & 0xFF
        data[place + 1] = ~total & 0xFF
        return data, copies >= 0

    def cut(self, number, most):
        """The bytes of at most so many packets, and how many they are."""
        data, begun = self.make(number)
        kept = np.flatnonzero(begun)[:most]
        if len(kept) == len(self.ends):
            return data.tobytes(), len(kept)
        return b"".join(data[self.records[i]:self.ends[i]].tobytes() for i in kept), len(kept)


def tile(capture, packets, path, snap=None):
    """Writes the capture's packets over and over until there are so many, cut to `snap` bytes each if that is given."""
    window = Window(frames_of(capture, snap))
    with open(path + ".part", "wb", buffering=BLOCK) as file:
        file.write(NANOSECOND_PCAP)
        number, left = 0, packets
        while left > 0:
            data, count = window.cut(number, left)
            file.write(data)
            left -= count
            number += 1
    os.rename(path + ".part", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("capture")
    parser.add_argument("packets", type=int)
    parser.add_argument("file")
    parser.add_argument("--snap", type=int)
    arguments = parser.parse_args()
    tile(arguments.capture, arguments.packets, arguments.file, arguments.snap)


if __name__ == "__main__":
    main()
