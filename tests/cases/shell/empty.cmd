tabshark shell </dev/null && printf '\n\n# nothing\n' | tabshark shell
