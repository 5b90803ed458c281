printf 'a,b\n1,2\n' | tabshark open - --format csv
