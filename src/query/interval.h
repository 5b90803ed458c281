/* Lengths of time as typed: 10ms, 1s, 5m, 1h, 1d. */
#ifndef TABSHARK_QUERY_INTERVAL_H
#define TABSHARK_QUERY_INTERVAL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Reads a whole number of ns, us, ms, s, m, h or d as nanoseconds, more than 0. The error is
 * TABSHARK_ERROR_USAGE and says what is accepted. */
bool interval_parse(const char *text, int64_t *nanoseconds, GError **error);

#endif
