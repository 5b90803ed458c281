# nan and inf are no numbers to tabshark; numbers at the ends of what a double has, and beyond, are.
printf 'a\tb\n1.0\t\n2.0\t1e308\n3.0\t-1e308\n4.0\t5.0\n5.0\t5e-324\n-1e308\t6.0\n\t7.0\n' >t.tsv
printf 'a\tb\n1.0\tnan\n2.0\tinf\n' >nan.tsv
for kind in points line steps area bars histogram ecdf; do
    case $kind in
    histogram | ecdf) columns='-x b' ;;
    *) columns='-x a -y b --y2 c --marks b --logy2' ;;
    esac
    tabshark -q open t.tsv then derive 'c = b * 1e10' then plot $columns --kind $kind -o $kind.png || echo $kind
    tabshark -q open t.tsv then derive 'c = b / 0' then where 'a == 1' then plot $columns --kind $kind -o none.png || echo none
done
tabshark open nan.tsv then plot -y b --kind points -o text.png
ls
