# In whatever order and case; newer releases of tshark have some of HTTP/2 too.
tabshark fields calculated WINDOW | grep -v ^http2
