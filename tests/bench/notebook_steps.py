"""The notebook's steps with pandas and matplotlib, as tests/bench/notebook.py measures them.

usage: notebook_steps.py CAPTURE FOLDER
"""
import os
import subprocess
import sys

import matplotlib
import pandas

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402 (the backend has to be chosen first)

SEGMENT = ["tcp.stream", "ip.src", "ip.dst", "tcp.seq", "tcp.ack", "tcp.window_size", "tcp.len"]


def read_traffic(filename, fields, display_filter="", timeseries=False, strict=False):
    """A table of fields, as the notebook's helper gives it."""
    columns = (["frame.time_epoch"] if timeseries else []) + fields
    command = ["tshark", "-n", "-r", filename, "-T", "fields", "-E", "header=y"]
    command += ["-Y", display_filter] if display_filter else []
    for column in columns:
        command += ["-e", column]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as tshark:
        table = pandas.read_csv(tshark.stdout, sep="\t", quoting=3, low_memory=False)
    if strict:
        table = table.dropna()
    if timeseries:
        table["frame.time_epoch"] = pandas.to_datetime(table["frame.time_epoch"], unit="s")
        table = table.set_index("frame.time_epoch")
    return table


def save(axes, folder, name):
    axes.figure.savefig(os.path.join(folder, name))
    plt.close(axes.figure)


def new_axes():
    return plt.figure(figsize=(10, 6)).gca()


def main():
    capture, folder = sys.argv[1:]
    frames = read_traffic(capture, ["frame.number", "frame.len"])
    print(frames.head())
    print(frames["frame.len"].describe())
    save(frames.plot(x="frame.number", y="frame.len", style=".", alpha=0.2, ax=new_axes()), folder, "frame-length.png")

    traffic = read_traffic(capture, ["frame.len"], timeseries=True)
    seconds = traffic["frame.len"].resample("1S").sum()
    print(seconds.head())
    save(seconds.plot(ax=new_axes()), folder, "bytes-per-second.png")

    segments = read_traffic(capture, SEGMENT, timeseries=True, strict=True)
    stream = segments[segments["tcp.stream"] == 10].copy()
    client = stream["ip.src"].iloc[0]
    stream["side"] = ["client" if source == client else "server" for source in stream["ip.src"]]
    print(stream.head())
    for side, name in ("client", "client-sequence-time.png"), ("server", "server-sequence-time.png"):
        save(stream[stream["side"] == side]["tcp.seq"].plot(style="r-o", ax=new_axes()), folder, name)
    packets = stream[stream["side"] == "client"].reset_index()
    save(packets["tcp.seq"].plot(style="r-o", ax=new_axes()), folder, "client-sequence-packet.png")

    sizes = segments.groupby("tcp.stream")["tcp.len"].sum()
    save(sizes.plot(style="o", ax=new_axes()), folder, "stream-bytes.png")
    print(sizes.idxmax(), sizes.max())


if __name__ == "__main__":
    main()
