printf "name,number\nfirst,1\nsecond,2\n" >t.csv
tabshark read t.csv -e frame.len
