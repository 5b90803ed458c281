# Completion of tabshark for fish: the program itself says what can stand at a place (tabshark complete).

function __tabshark_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct | string replace -r '^["\']' '')
    for line in ($program complete -- $words "$current" 2>/dev/null)
        switch $line
            case ':files' ':captures'
                __fish_complete_path "$current"
            case ':folders'
                __fish_complete_directories "$current" ''
            case ':*'
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c tabshark -f -a '(__tabshark_complete)'
