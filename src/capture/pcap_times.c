#include "capture/pcap_times.h"

#include <glib.h>
#include <stdint.h>
#include <stdio.h>

#define MICROSECONDS UINT32_C(0xa1b2c3d4)
#define NANOSECONDS  UINT32_C(0xa1b23c4d)

bool pcap_times_are_plain(const char *capture)
{
    uint32_t magic = 0;
    FILE *file = fopen(capture, "rbe");
    if (file == NULL)
        return false;
    bool known =
        fread(&magic, sizeof magic, 1, file) == 1 &&
        (magic == MICROSECONDS || magic == NANOSECONDS ||
         magic == GUINT32_SWAP_LE_BE(MICROSECONDS) || magic == GUINT32_SWAP_LE_BE(NANOSECONDS));
    fclose(file);
    return known;
}
