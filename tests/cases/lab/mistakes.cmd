try() {
    printf -- "$1" >sheet.md
    tabshark lab sheet.md -o out
    echo $?
}
try '# a\n\n```tabshark\nopen t.tsv\n\nopen t.tsv then hed\n```\n'
try '```tabshark\nopen t.tsv then where "a\n```\n'
try '> ```tabshark\n> from a then then\n> ```\n'
try '```tabshark\nopen t.tsv\n'
try '```tabshark wide\nopen t.tsv\n```\n'
try '```tabshark\nopen --help\n```\n'
try '---\na\n---\n'
try '\377\n'
try 'a\000b\n'
tabshark lab none.md -o out
echo $?
tabshark lab sheet.md
echo $?
tabshark lab -o out
echo $?
tabshark lab sheet.md -o out --set x
echo $?
ls
