printf 'at\tstream\thost\n2016-08-02T02:19:35.419022000Z\t0\tA.example\n2016-08-02T02:19:36.500000000Z\t1\t<b>*x*\n' >t.tsv
try() {
    printf -- "\n\`\`\`tabshark $1\n$2\n\`\`\`\n" >sheet.md
    tabshark lab sheet.md --keep-going -o out
    echo $?
}
try 'page 2x' 'open t.tsv then plot -y stream'
try 'page 1x1 --title "${a}"' 'open t.tsv then plot -y stream'
try 'page 1x1' 'open t.tsv'
try 'page 1x1' 'open t.tsv then plot -y stream\nopen t.tsv then plot -y stream'
try 'page 1x1' 'open t.tsv then plot -y stream --facet host'
try 'page 1x1 -o ../a.png' 'open t.tsv then plot -y stream'
try 'page 1x1' 'open t.tsv then plot -y strem'
