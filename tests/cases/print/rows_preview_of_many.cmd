# Pretty is a preview however long the table is; what is left out is said.
{ echo n; seq 1000; } >t.tsv
tabshark open t.tsv then print --format pretty >preview
[ "$(wc -l <preview)" -lt 40 ] || echo "too long for a preview"
grep -c '^ *…$' preview
tail -n 1 preview
