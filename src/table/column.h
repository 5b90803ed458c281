/* A typed column of values, some of which may be missing. Immutable once built, shared by
 * reference. */
#ifndef TABSHARK_TABLE_COLUMN_H
#define TABSHARK_TABLE_COLUMN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "table/dictionary.h"

typedef enum {
    TYPE_BOOL,
    TYPE_INT,      /* int64_t; holds every Wireshark integer but FT_UINT64 */
    TYPE_UINT,     /* uint64_t */
    TYPE_REAL,     /* double, never NaN: that is missing */
    TYPE_TIME,     /* int64_t nanoseconds since 1970-01-01T00:00:00Z */
    TYPE_DURATION, /* int64_t nanoseconds */
    TYPE_ADDRESS,  /* code in a dictionary of addresses */
    TYPE_TEXT,     /* code in a dictionary of strings */
} Type;

/* The name people see: "bool", "int", "uint", "real", "time", "duration", "address", "text". */
const char *type_name(Type type);
/* The type of that name. */
bool type_from_name(const char *name, Type *type);

/* Read the fields freely; only column_new, the functions of builder.h and whoever fills a column
 * that nobody else has seen yet write them. */
typedef struct {
    Type type;
    size_t rows;
    uint8_t *present;       /* one bit a row, least significant first; NULL: no value is missing */
    unsigned hex_digits;    /* > 0: an integer shown as 0x and at least so many digits */
    Dictionary *dictionary; /* of TYPE_ADDRESS and TYPE_TEXT; else NULL */
    union {
        void *values;    /* never NULL */
        uint8_t *bools;  /* TYPE_BOOL: 0 or 1 */
        int64_t *ints;   /* TYPE_INT, TYPE_TIME, TYPE_DURATION */
        uint64_t *uints; /* TYPE_UINT */
        double *reals;   /* TYPE_REAL */
        uint32_t *codes; /* TYPE_ADDRESS, TYPE_TEXT */
    };
} Column;

/* A column of `rows` values for the caller to fill, none missing; values start as 0. Address and
 * text take a new reference to `dictionary`; others pass NULL. */
Column *column_new(Type type, size_t rows, Dictionary *dictionary);
/* The same over memory of g_malloc that becomes the column's: `values` for `rows` values, and the
 * bitmap or NULL. */
Column *column_adopt(Type type, size_t rows, void *values, uint8_t *present,
                     Dictionary *dictionary);
Column *column_ref(Column *column);
void column_unref(Column *column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Column, column_unref)

/* While filling: makes a value missing. Its slot must hold 0. */
void column_set_missing(Column *column, size_t row);

/* Bytes that one value takes. */
size_t type_size(Type type);

/* Is there a value in that row? */
static inline bool column_has(const Column *column, size_t row)
{
    return column->present == NULL || (column->present[row >> 3] >> (row & 7) & 1) != 0;
}

/* Number of values that are not missing. */
size_t column_count(const Column *column);

/* bool, int, uint, real, time or duration: what can be put on a number line. */
bool type_is_numeric(Type type);

/* The value as a number: seconds since 1970 for times, seconds for durations, 0 and 1 for bools.
 * Loses digits beyond a double's 53 bits. The row must have a value, the column be numeric. */
double column_number(const Column *column, size_t row);

/* The string of an address or text. The row must have a value. */
const char *column_string(const Column *column, size_t row, size_t *length);

/* A new column of the given rows, in that order; rows may repeat. Shares the dictionary. */
Column *column_take(const Column *column, const size_t *rows, size_t n);

/* The values of `n` columns of one type, one column after the other; at least one. */
Column *column_concat(Column *const *parts, size_t n);

/* A new column of rows start … start+n-1. */
Column *column_slice(const Column *column, size_t start, size_t n);

#endif
