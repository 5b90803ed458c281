for page in 'page' 'page 2 -o a.png' 'page 0x2 -o a.png' 'page 2x-1 -o a.png' 'page 2x2x2 -o a.png' 'page 100x1 -o a.png' \
    'page 2x2' 'page 2x2 -o a.gif' 'page 2x2 b.png -o a.png' 'page 2x2 --size 3 -o a.png' 'page 90x90 -o a.png'; do
    echo "$page" >chains
    tabshark run chains && echo "went well: $page"
done
tabshark page 2x2 -o a.png
tabshark open t.tsv then page 2x2 -o a.png
