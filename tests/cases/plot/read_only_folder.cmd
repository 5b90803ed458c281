# Also root may not write there once it has laid down what lets it.
printf 'a\tb\n1\t2\n' >t.tsv
mkdir closed
chmod 500 closed
[ "$(id -u)" = 0 ] && lay_down='setpriv --bounding-set=-dac_override,-dac_read_search'
$lay_down tabshark open t.tsv then plot -o closed/p.png
status=$?
ls closed
exit $status
