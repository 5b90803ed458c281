tabshark open nowhere.tsv then where 'at > 2016-08-02'
