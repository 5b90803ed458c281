# Completion of tabshark for bash: the program itself says what can stand at a place (tabshark complete).
# shellcheck shell=bash

# Files that go on from $1, captures if there are any.
_tabshark_captures() {
    local file all=() captures=()
    while IFS= read -r file; do
        all+=("$file")
        if [[ -d $file || $file =~ \.(pcap|pcapng|cap|dmp|snoop)(\.(gz|zst|lz4))?$ ]]; then
            captures+=("$file")
        fi
    done < <(compgen -f -- "$1")
    if ((${#captures[@]} > 0)); then
        COMPREPLY+=("${captures[@]}")
    else
        COMPREPLY+=("${all[@]}")
    fi
}

_tabshark() {
    local word current=${COMP_WORDS[COMP_CWORD]} words=() files before line i
    # bash takes words apart at = and :, as in bytes=sum:frame.len.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((${#words[@]} > 0)) && [[ $word =~ ^[=:]+$ || ${COMP_WORDS[i - 1]} =~ ^[=:]+$ ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    [[ $current =~ ^[=:]+$ ]] && current=
    before=${words[${#words[@]} - 1]%"$current"}
    files=${current#[\"\']}
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$files") && compopt -o filenames 2>/dev/null ;;
        :folders) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$files") && compopt -o filenames 2>/dev/null ;;
        :captures) _tabshark_captures "$files" && compopt -o filenames 2>/dev/null ;;
        :nospace) compopt -o nospace 2>/dev/null ;;
        *)
            word=${line%%$'\t'*}
            word=${word#"$before"}
            if [[ $current != [\"\']* && $word =~ [^a-zA-Z0-9_./:,=@%+-] ]]; then
                printf -v word %q "$word"
            fi
            COMPREPLY+=("$word")
            ;;
        esac
    done < <("${1/#\~\//$HOME/}" complete --quoted -- "${words[@]}" 2>/dev/null)
}

complete -F _tabshark tabshark
