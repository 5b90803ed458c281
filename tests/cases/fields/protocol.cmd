tabshark fields "transmission control protocol" -n 1
