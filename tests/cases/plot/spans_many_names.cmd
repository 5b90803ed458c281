{
    printf 'start\tend\thost\n'
    seq 100001 | awk '{ print $1 "\t" $1 + 0.5 "\th" $1 }'
} >t.tsv
tabshark open t.tsv then plot --kind spans -x start --end end -y host -o p.png
status=$?
ls
tabshark open t.tsv then head 100000 then plot --kind spans -x start --end end -y host -o p.png
head -c 4 p.png | tail -c 3
exit $status
