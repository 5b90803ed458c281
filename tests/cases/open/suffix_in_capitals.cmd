printf 'a,b\n1,2\n' >T.CSV
tabshark open T.CSV
