"""The table that tabshark makes of a capture's TCP streams, for comparison with other programs."""

import csv
import io

import dissected


def streams(tabshark, capture, *more):
    """The rows, as dictionaries of text, in the order of tcp.stream."""
    text = dissected.output_of(tabshark, "-q", "streams", capture, *more, "then", "write", "/dev/stdout", "--format",
                               "tsv")
    return list(csv.DictReader(io.StringIO(text.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))


def ends(row):
    """Client and server of a row: (address, port) each."""
    return (row["client"], row["client_port"]), (row["server"], row["server_port"])
