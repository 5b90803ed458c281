# needs: $CAPTURES/mail_sender_attachment.pcapng
# Plain tcpflow leaves packets out in whose IP header the length is 0.
tabshark restore "$CAPTURES/mail_sender_attachment.pcapng" -o out then select file,expected,written,missing,note
