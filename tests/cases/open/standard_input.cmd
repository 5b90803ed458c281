printf 'a\tb\n1\t2\n' | tabshark open -
