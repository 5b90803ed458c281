tabshark help select
