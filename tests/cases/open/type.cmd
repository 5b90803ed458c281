printf 'port\thost\n80\t10.0.0.1\n' >t.tsv
tabshark open t.tsv --type port=text --type host=text then print --format json
