/* Units of columns, and how an axis writes large and small values of them. */
#ifndef TABSHARK_PLOT_UNIT_H
#define TABSHARK_PLOT_UNIT_H

#include <stdbool.h>

typedef struct {
    const char *name;    /* "bytes": what values of the column are in */
    const char *symbol;  /* "B": what SI prefixes stand before; NULL: none ever does */
    int least, greatest; /* the powers of ten that have a prefix worth reading: multiples of 3 */
    double plain_from, plain_to; /* what of it is written without a prefix */
} Unit;

extern const Unit unit_seconds, unit_bytes;
/* Numbers of bytes, as sequence numbers are: 5,000,001 is not 5 MB. */
extern const Unit unit_byte_number;
extern const Unit unit_bits_per_second, unit_kbits_per_second, unit_mbits_per_second,
    unit_gbits_per_second, unit_bytes_per_second, unit_packets_per_second, unit_frames_per_second;

/* The power of ten whose prefix suits an axis from `min` to `max`: -3 for milliseconds, 0 for the
 * unit itself. False when no prefix does, as where digits that differ would come last behind it. */
bool unit_power(const Unit *unit, double min, double max, int *power);

/* "seconds", and with a power "ms". Free with g_free. */
char *unit_text(const Unit *unit, int power);

/* What stands behind a positive value that is written by itself: " µs" and, as its power, -6. The
 * unit must have a symbol. Free with g_free. */
char *unit_suffix(const Unit *unit, double value, int *power);

#endif
