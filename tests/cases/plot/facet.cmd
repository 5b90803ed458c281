printf 'n\tkey\tby\n1\ta\tx\n2\tb\tx\n3\ta\ty\n4\t\ty\n5\tb\tx\n' >t.tsv
for kind in line points steps area bars histogram ecdf; do
    tabshark open t.tsv then plot -y n --facet key --by by --kind $kind --title Heading -o $kind.png || exit
done
ls
