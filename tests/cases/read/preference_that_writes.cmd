# A sheet from somebody else could have tshark write over a file, run a program or load a library.
for preference in TLS.debug_file:victim snort.binary:/bin/sh 'uat: pkcs11_libs:"./x.so"'; do
    tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.number -o "$preference"
    echo $?
done
tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.number -C ../elsewhere
echo $?
ls
