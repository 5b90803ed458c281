/* clang-format off */
/* The text of a value: how each type is written, and read back.
 *
 * Every type has a form of its own, so that what was written can be read again as the same type:
 *
 *   bool      true, false
 *   int, uint 42, -7, 0x0018
 *   real      the shortest decimal that reads back as the same double, with "." or "e": 5.0, 1e+300, inf
 *             (one with nine decimals gets a zero more, or it would read as a duration)
 *   time      2016-08-02T02:19:35.419022000Z (ISO 8601, UTC, nine decimals)
 *   duration  0.000123000 (seconds, nine decimals)
 *   address   10.0.0.1, 2001:db8::1, 00:1b:21:3c:9d:f8
 *   text      itself
 */
/* clang-format on */
#ifndef TABSHARK_TABLE_VALUE_H
#define TABSHARK_TABLE_VALUE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "table/column.h"

/* Longest text of a value that is neither address nor text, its NUL included. */
#define VALUE_TEXT_MAX 64

#define NANOSECONDS INT64_C(1000000000)

/* Appends the value of a row in the form above; nothing if it is missing. */
void value_append(GString *out, const Column *column, size_t row);

/* The forms one by one. */
void value_append_int(GString *out, int64_t value, unsigned hex_digits);
void value_append_uint(GString *out, uint64_t value, unsigned hex_digits);
void value_append_real(GString *out, double value);
void value_append_time(GString *out, int64_t nanoseconds);
void value_append_duration(GString *out, int64_t nanoseconds);

/* Each reads a whole string of `length` bytes and says whether it is such a value that fits.
 * Accepted beyond the forms above: bool 1, 0, True, False; integers with leading zeros or "+";
 * seconds since 1970, ISO 8601 with other fractions and offsets, and Wireshark's "Feb  9, 2010
 * 01:18:39.618072000 UTC" for times; any number of decimals for durations. `hex_digits` (may be
 * NULL) is set to the digits behind "0x", or to 0. */
bool value_parse_bool(const char *text, size_t length, bool *value);
bool value_parse_int(const char *text, size_t length, int64_t *value, unsigned *hex_digits);
bool value_parse_uint(const char *text, size_t length, uint64_t *value, unsigned *hex_digits);
/* Is a number written without a plus and without needless zeros or minus in front, as a number and
 * not a name (007) is? */
bool value_is_plain_number(const char *text, size_t length);
/* And does a real keep it, if it is whole? Beyond 2^53 digits would be lost. */
bool value_is_plain_real(const char *text, size_t length);
bool value_parse_real(const char *text, size_t length, double *value);
bool value_parse_time(const char *text, size_t length, int64_t *nanoseconds);
bool value_parse_duration(const char *text, size_t length, int64_t *nanoseconds);

#endif
