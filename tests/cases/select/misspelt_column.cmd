printf 'frame.len\tip.src\n1\t10.0.0.1\n' >t.tsv
tabshark open t.tsv then select ip.scr
