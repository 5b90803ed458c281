# At most 200 bins of a natural length; as many as rows, if there are 20 to 200 of them.
for bins in 250ms 1s 1m 7m 3h 2d; do
    awk -v n=1000 'BEGIN {print "i"; for (i = 0; i < n; i++) print i}' |
        tabshark open - --format tsv then derive "t = i * $bins" then resample auto --on t rows=count then keep x \
            then group rows n=count then print --format csv | awk -F, -v bins="$bins" 'NR == 2 {print bins, $0}'
done
printf 't\n1.000000000\n2.000000000\n' | tabshark open - --format tsv then resample auto --on t then head 3
printf 't\n5.250000000\n' | tabshark open - --format tsv then resample auto --on t
printf 't\n5.250000000\n' | tabshark open - --format tsv then where 't > 6s' then resample auto --on t
