tabshark fields tcp.window_size_value then print --format json
