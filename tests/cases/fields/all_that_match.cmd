tabshark fields dns.qry -n 0 then group type count
