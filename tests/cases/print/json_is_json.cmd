printf 'a\tb\tc\n1\ttrue\t0.1\n\t\t\n' >t.tsv
tabshark open t.tsv then print --format json | python3 -c 'import json, sys; print(json.load(sys.stdin))'
