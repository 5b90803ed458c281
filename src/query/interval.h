/* Lengths of time as typed: 10ms, 1s, 5m, 1h, 1d. */
#ifndef TABSHARK_QUERY_INTERVAL_H
#define TABSHARK_QUERY_INTERVAL_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a whole number of ns, us, ms, s, m, h or d as nanoseconds, more than 0. The error is
 * TABSHARK_ERROR_USAGE and says what is accepted. */
bool interval_parse(const char *text, int64_t *nanoseconds, GError **error);

/* The shortest natural interval, in nanoseconds, of which `most` (20 or more) cover a span of time
 * wherever they begin: 1, 2 or 5 times a power of ten below a second and from a day on, else one
 * that divides a minute, an hour or a day. A span of 0 has one second. */
int64_t interval_for(uint64_t span, size_t most);

#endif
