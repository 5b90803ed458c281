#!/bin/sh
# Names and values that would do harm if a shell read them: the table is right where the name is that of a capture, else
# tabshark says what is wrong; nothing but the shell and tshark is run, and no file appears.
#
# usage: hostile_names.sh TABSHARK
# shellcheck disable=SC1010,SC2016 # "then" is a word of tabshark, and nothing in these quotes is to be expanded
set -u
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "${0%/*}/tap.sh"

capture=$scratch/three.pcapng
make_capture "$capture" 3
printf 'frame.number\n1\n2\n3\n' >"$scratch/rows"
newline='
'
invalid=$(printf 'inv\377lid')
# The registry is asked for once, so that later runs start one program only.
"$tabshark" read "$capture" -e frame.number >"$scratch/out" 2>"$scratch/err"

# Each process has a file of its own (-ff): in one for all, on a busy machine, a call of one is cut in two by a call of another.
traces=$scratch/traces
mkdir "$traces"
if strace -ff --seccomp-bpf -e trace=execve -o "$traces/try" true 2>"$scratch/err"; then
    trace='strace -ff --seccomp-bpf'
elif strace -ff -e trace=execve -o "$traces/try" true 2>"$scratch/err"; then
    trace='strace -ff'
else
    trace=
    echo "# what programs are run is not looked at: there is no strace, or it may not trace"
fi

# traced ARGUMENTS…: run under strace.
traced() {
    if [ -z "$trace" ]; then
        call "$@"
        return
    fi
    rm -f "$traces"/*
    # Leaks cannot be looked for in a program that is traced.
    ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" $trace -e trace=execve -e signal=none -o "$traces/run" \
        "$tabshark" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
}

# only_tshark_ran: tabshark, and for each question a shell that becomes tshark.
only_tshark_ran() {
    [ -n "$trace" ] || return 0
    cat "$traces"/run.* | sed -n 's/^execve("\([^"]*\)".* = 0$/\1/p' | sed 's,.*/,,' >"$scratch/ran"
    grep -vx -e sh -e dash -e bash -e busybox -e tshark "$scratch/ran" >"$scratch/others"
    if [ "$(cat "$scratch/others")" != "${tabshark##*/}" ]; then
        echo "programs that ran beside shells and tshark:"
        cat "$scratch/others"
        return 1
    fi
    shells=$(grep -cx -e sh -e dash -e bash -e busybox "$scratch/ran")
    sharks=$(grep -cx tshark "$scratch/ran")
    [ "$shells" -eq "$sharks" ] || echo "$shells shells for $sharks of tshark"
    [ "$shells" -eq "$sharks" ]
}

capture_is_read() {
    cp "$capture" "./$1"
    traced read -e frame.number -- "$1"
    ended 0 && diff "$scratch/rows" "$scratch/out" && diff /dev/null "$scratch/err" && only_tshark_ran &&
        rm -- "./$1" && left_alone
}

missing_is_told() {
    traced read -e frame.number -- "$1"
    ended 1 && complained && only_tshark_ran && left_alone
}

value_is_refused() {
    traced read "$capture" -e frame.number "$1" "$2"
    ended 1 2 && complained && diff /dev/null "$scratch/out" && only_tshark_ran && left_alone
}

for name in 'two words' "it's" 'say "cheese"' '$(touch pwned)' '`touch pwned`' 'a;touch pwned;' 'a|touch pwned' \
    '&touch pwned&' '>pwned' "';touch pwned;'" '";touch pwned;"' -r -o.pcap --count '*' '[a-z]?' '~' '#' '$HOME' \
    'back\slash' '!!' '%s%n' "new${newline}touch pwned${newline}line" 'tab	tab' 'naïve 日本' "$invalid" '{a,b}' '='; do
    check "a capture called $name" capture_is_read "$name"
    check "no capture called $name" missing_is_told "$name"
done
check "behind --, --help is a name" capture_is_read --help
# Whether a field exists is asked anew each time, which takes a while: fewer of these.
for value in '$(touch pwned)' "';touch pwned;'" "new${newline}touch pwned${newline}line" "$invalid"; do
    check "-e $value" value_is_refused -e "$value"
done
for value in "it's" '$(touch pwned)' '`touch pwned`' 'a;touch pwned;' -z "new${newline}touch pwned${newline}line" \
    "$invalid"; do
    for option in -Y -o -d -C -N; do
        check "$option $value" value_is_refused "$option" "$value"
    done
done

# Preferences that tshark knows and that would write a file or run a program, here and there in other letters and blanks.
harmful_is_refused() {
    printf '#!/bin/sh\ntouch pwned\n' >"$scratch/evil" && chmod +x "$scratch/evil" && : >"$scratch/rules"
    printf 'Debug { Filename "pwned"; Level 9; };\nDone;\n' >"$scratch/mate"
    traced read "$capture" -e frame.number "$@"
    ended 2 && complained && diff /dev/null "$scratch/out" && only_tshark_ran && left_alone
}
for preference in tls.debug_file:pwned 'TLS.debug_file: pwned' ssl.debug_file:pwned dtls.debug_file:pwned \
    ssh.debug_file:pwned "mate.config:$scratch/mate" extcap.sshdump.proxycommand:pwned \
    'uat:pkcs11_libs:"./pwned.so"' 'uat: PKCS #11 Provider Libraries:"./pwned.so"' 'uat:maxmind_db_paths:"/"'; do
    check "-o $preference" harmful_is_refused -o "$preference"
done
check "-o snort.…" harmful_is_refused -o 'snort.alerts_source:From running Snort' -o "snort.binary:$scratch/evil" \
    -o "snort.config:$scratch/rules"

# A folder with preferences that write a file, where -C would look for it.
profile_elsewhere() {
    mkdir -p "$scratch/config/wireshark/profiles" "$scratch/elsewhere"
    echo 'tls.debug_file: pwned' >"$scratch/elsewhere/preferences"
    harmful_is_refused -C ../../../elsewhere
}
check "-C with a path" profile_elsewhere

# other_preferences: those that only say how to read are passed on, whatever their values hold.
other_preferences() {
    traced read "$capture" -e frame.number -o 'tls.keylog_file:$(touch pwned)' -o "tls.psk:it's"
    ended 0 && diff "$scratch/rows" "$scratch/out" && only_tshark_ran && left_alone
}
check "other preferences" other_preferences

# In sheets: a value stays one word, whatever is in it, and what a sheet says is no more than on a command line.
sheet_with_a_value() {
    cp "$capture" three.pcapng
    printf -- '---\nname: x\n---\n# $(touch pwned) `touch pwned`\n\n```tabshark\n%s\n%s\n```\n' \
        "read three.pcapng -e frame.number then derive 'a = frame.number' then write -- \${name}.csv" \
        "read three.pcapng -e frame.number -Y \${name}" >sheet.md
    traced lab sheet.md --keep-going --set "name=$1" -o "$scratch/page"
    rm -rf "$scratch/page"
    ended 1 2 && complained && only_tshark_ran && left_alone sheet.md three.pcapng
}
for value in "it's" '$(touch pwned)' '`touch pwned`' 'a;touch pwned;' 'x then write pwned' '../pwned' -o \
    "new${newline}read three.pcapng then write pwned.csv${newline}" "$invalid"; do
    check "--set name=$value" sheet_with_a_value "$value"
done

sheet_refused() {
    cp "$capture" three.pcapng
    printf '```tabshark\nread three.pcapng -e frame.number %s\n```\n' "$1" >sheet.md
    traced lab sheet.md -o "$scratch/page"
    rm -rf "$scratch/page"
    [ ! -e "$scratch/pwned.csv" ] && ended 1 2 && complained && only_tshark_ran && left_alone sheet.md three.pcapng
}
for words in '-o tls.debug_file:pwned' "-o 'snort.binary:/bin/sh'" '-C ../../../elsewhere' 'then write ../pwned.csv' \
    "then write $scratch/pwned.csv" '-Y "$(touch pwned)"' '-X lua_script:pwned' '-w pwned'; do
    check "a sheet with $words" sheet_refused "$words"
done

names_in_a_column() {
    for name in 'a	b' "c${newline}d" "$invalid"; do
        cp "$capture" "./$name"
    done
    call read -c 1 -e frame.number -- 'a	b' "c${newline}d" "$invalid" then print --format csv
    printf 'capture,frame.number\na\tb,1\n"c\nd",1\n%s,1\n' "$invalid" >"$scratch/expected"
    ended 0 && diff "$scratch/expected" "$scratch/out" && rm -- ./*
}
check "odd names in the column 'capture'" names_in_a_column

program_with_an_odd_path() {
    folder="$scratch/\$(touch pwned) 'x' \"y\""
    mkdir "$folder"
    cp "$STAND_INS/records" "$STAND_INS/answers.sh" "$folder"
    RECORD=$scratch/arguments TABSHARK_TSHARK=$folder/records call read "$capture" -e frame.number,frame.len
    ended 0 && [ -s "$scratch/arguments" ] && left_alone
}
check "a tshark in a folder with an odd name" program_with_an_odd_path

output_with_an_odd_name() {
    for name in '$(touch pwned).tsv' "it's.tsv" -r.tsv "new${newline}line.tsv" "$invalid.tsv"; do
        call read -e frame.number "$capture" then write -- "$name"
        ended 0 && cmp "$scratch/rows" "./$name" && rm -- "./$name" && left_alone || return 1
    done
}
check "files with odd names are written" output_with_an_odd_name
finish
