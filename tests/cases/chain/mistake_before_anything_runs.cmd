# A mistake at the end of the line must not cost the work of the steps before it, nor leave a file.
printf 'n\n1\n' >t.tsv
tabshark open t.tsv then write out.tsv then head many
status=$?
ls
exit $status
