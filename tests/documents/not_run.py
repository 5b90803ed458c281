"""The blocks of commands that the tests do not run: by document, the first line of each and why."""

NOT_RUN = {
    "README.md": {
        "apt-get update &&": "needs root and a network; .ci/run runs it",
        "meson test -C build": "these are the tests; .ci/run runs it",
    },
    "docs/CONTRIBUTING.md": {
        "meson setup build-werror -Dwerror=true": "builds the project; .ci/run does it",
        "CC=clang meson setup build-sanitize -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false": "likewise",
        "for release in trixie forky; do": "needs root and a network; .ci/run does it for one of them",
        "tests/documents/documents.py build/tabshark --update docs/recipes.md": "is this very test",
    },
    "docs/reference.md": {
        "tcpdump -w - | tabshark read - --timeseries -e ip.src,ip.dst,frame.len":
            "captures from the network, which needs root",
    },
    "docs/scale.md": {
        "tabshark cluster submit -o run1 --per-task 10 /data/*.pcap -- --partition=long --time=2:00:00 -- \\":
            "needs a cluster",
        "seq 0 1 | parallel -S 8/node1,8/node2 --joblog run2/joblog --retries 3 tabshark cluster task $PWD/run2 {}":
            "needs machines",
        "mkdir parts": "needs machines",
    },
    "docs/reliability.md": {
        "meson test -C build-sanitize --benchmark 'damaged captures'": "takes an hour",
        "FIXTURES=fixtures STAND_INS=tests/stand-ins python3 tests/live/limits.py build/tabshark all":
            "takes long, and is a test itself",
        'bwrap --ro-bind / / --dev /dev --proc /proc --tmpfs "$HOME" --tmpfs /tmp --unshare-all \\':
            "needs a system on which users may make namespaces",
    },
    "docs/tutorial.md": {
        "sudo dpkg-reconfigure wireshark-common   # answer yes": "needs root, and changes the system",
        "dumpcap -D": "captures from the network, which needs permission",
    },
    "fixtures/README.md": {
        "ninja -C build remake-fixture          # writes both files anew, here":
            "needs the build folder; 'fixture is reproducible' tests it",
    },
}
