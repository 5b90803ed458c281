#!/usr/bin/env python3
"""Does tabshark find what is known of the fixture? The program that made the capture wrote down what is true of it,
without reading it.

usage: fixture_facts.py TABSHARK, with FIXTURES in the environment; reports in TAP
"""

import collections
import datetime
import decimal
import os
import pathlib
import sys

import dissected

TABSHARK = os.path.abspath(sys.argv[1])
FIXTURE = pathlib.Path(os.environ["FIXTURES"]) / "traffic_dump.pcapng"
NO_QUOTES = "not icmp and not icmpv6"  # ICMP errors quote packets of other protocols
RETRANSMISSIONS = 9  # where they stand among what is known of a stream
SHOWN = 5  # differences of one comparison


def read_facts():
    """From the first word of a line to the rest of each line that starts so."""
    facts = collections.defaultdict(list)
    for line in FIXTURE.with_suffix(".facts").read_text().splitlines():
        if not line.startswith("#"):
            key, *values = line.split("\t")
            facts[key].append(values)
    return facts


def table(*chain):
    """The rows of a table, as lists of cells, without the names."""
    lines = dissected.output_of(TABSHARK, "-q", *chain).decode().split("\n")
    return [line.split("\t") for line in lines[1:-1]]


def rows(*chain):
    return table("read", FIXTURE, *chain)


def iso_time(seconds):
    whole, _, fraction = str(decimal.Decimal(seconds)).partition(".")
    when = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=int(whole))
    return f"{when:%Y-%m-%dT%H:%M:%S}.{fraction:0<9}Z"


def totals(facts):
    group = ["group", "all", "count", "sum:frame.len", "min:frame.time_epoch", "max:frame.time_epoch"]
    found = rows("--timeseries", "-e", "frame.len", "then", "derive", 'all = "all"', "then", *group)
    packets, size, first, last = (facts[key][0][0] for key in ("packets", "bytes", "first", "last"))
    return found, [["all", packets, size, iso_time(first), iso_time(last)]]


def kinds(facts):
    filters = {
        "packets_arp": "arp",
        "packets_tcp": f"tcp and {NO_QUOTES}",
        "packets_icmp": "icmp",
        "packets_icmpv6": "icmpv6",
        "packets_dns": f"dns and {NO_QUOTES}",
        "packets_udp": f"udp and not dns and {NO_QUOTES}",
    }
    found = [[kind, str(len(rows("-Y", text, "-e", "frame.number")))] for kind, text in filters.items()]
    return found, [[kind, facts[kind][0][0]] for kind in filters]


def seconds(facts):
    found = rows("--timeseries", "-e", "frame.len", "then", "resample", "1s", "packets=count", "bytes=sum:frame.len")
    return found, [[iso_time(start), packets, size] for start, packets, size in facts["second"]]


def sides_of_streams(facts):
    """Packets and payload of each side, which its port tells."""
    group = ["group", "tcp.stream,tcp.srcport", "count", "sum:tcp.len"]
    found = rows("-Y", f"tcp and {NO_QUOTES}", "-e", "tcp.stream,tcp.srcport,tcp.len", "then", *group)
    expected = []
    for stream in facts["stream"]:
        number, _, client_port, _, server_port, client_packets, server_packets, client_size, server_size = stream[:9]
        expected.append([number, client_port, client_packets, client_size])
        expected.append([number, server_port, server_packets, server_size])
    return sorted(found), sorted(side for side in expected if side[2] != "0")


def by_release(stream):
    """From 4.6 on tshark takes some segments for sent again that came out of order: there both count as one."""
    again, out_of_order = RETRANSMISSIONS, RETRANSMISSIONS + 3
    if dissected.release() < (4, 6):
        return stream
    both = str(int(stream[again]) + int(stream[out_of_order]))
    return [*stream[:again], both, *stream[again + 1 : out_of_order], "", *stream[out_of_order + 1 :]]


def streams(facts):
    """All that the facts say of a stream, in their order. Their word for how it began and ended is the last but one."""
    states = {"closed": "complete", "headless": "no handshake"}
    columns = "stream,client,client_port,server,server_port,packets_client,packets_server,payload_client,payload_server"
    columns += ",retransmissions,fast_retransmissions,spurious_retransmissions,out_of_order,keep_alives,window_probes"
    columns += ",missing,state"
    found = table("streams", FIXTURE, "then", "select", columns)
    expected = [[*stream[:-2], states.get(stream[-2], stream[-2])] for stream in facts["stream"]]
    return [by_release(stream) for stream in found], [by_release(stream) for stream in expected]


def contents(facts):
    """Bytes of data, each once, of the sides that said something and lost nothing."""
    found = []
    for side in ("client", "server"):
        whole = f"missing_{side} == 0 and content_{side} > 0"
        lines = table("streams", FIXTURE, "then", "where", whole, "then", "select", f"stream,content_{side}")
        found += [[stream, side, size] for stream, size in lines]
    return sorted(found), sorted(content[:3] for content in facts["content"])


def sides_of_packets(facts):
    """Packets of each side by the verb side, from what it needs to know."""
    fields = "tcp.stream,ip.src,ipv6.src,tcp.srcport,tcp.dstport,tcp.flags"
    found = rows("-Y", f"tcp and {NO_QUOTES}", "-e", fields, "then", "side", "then", "group", "tcp.stream,side",
                 "count")
    expected = []
    for stream in facts["stream"]:
        expected += [[stream[0], "client", stream[5]], [stream[0], "server", stream[6]]]
    return sorted(found), sorted(side for side in expected if side[2] != "0")


def requests(facts):
    fields = "tcp.stream,http.request.method,http.host,http.request.uri"
    found = rows("-Y", f"http.request and {NO_QUOTES}", "-e", fields)
    return sorted(found), sorted(request[:4] for request in facts["http"])


def server_names(facts):
    found = rows("--strict", "-Y", NO_QUOTES, "-e", "tcp.stream,tls.handshake.extensions_server_name", "then",
                 "distinct")
    return sorted(found), sorted(facts["tls"])


def differences(found, expected):
    for index in range(max(len(found), len(expected))):
        ours = found[index] if index < len(found) else None
        theirs = expected[index] if index < len(expected) else None
        if ours != theirs:
            yield f"found {ours}, should be {theirs}"


def main():
    if not FIXTURE.exists() or not FIXTURE.with_suffix(".facts").exists():
        print("1..0 # SKIP there is no fixture")
        return 0
    facts = read_facts()
    comparisons = [totals, kinds, seconds, sides_of_streams, streams, contents, sides_of_packets, requests,
                   server_names]
    failed = False
    print(f"1..{len(comparisons)}")
    for number, compare in enumerate(comparisons, 1):
        problems = list(differences(*compare(facts)))
        print(f"{'not ok' if problems else 'ok'} {number} - {compare.__name__.replace('_', ' ')}", flush=True)
        for problem in problems[:SHOWN]:
            print("# " + problem)
        failed = failed or bool(problems)
    return failed


if __name__ == "__main__":
    sys.exit(main())
