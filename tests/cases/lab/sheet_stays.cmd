echo '# a' >index.md
tabshark lab index.md -o .
status=$?
cat index.md
tabshark lab index.md -o sub
ls . sub
exit $status
