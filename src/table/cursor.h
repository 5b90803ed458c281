/* Reading text piece by piece, without copies. */
#ifndef TABSHARK_TABLE_CURSOR_H
#define TABSHARK_TABLE_CURSOR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* What is left of the text to read. */
typedef struct {
    const char *at, *end;
} Cursor;

static inline Cursor cursor(const char *text, size_t length)
{
    return (Cursor){text, text + length};
}

static inline bool take(Cursor *c, char wanted)
{
    if (c->at == c->end || *c->at != wanted)
        return false;
    c->at++;
    return true;
}

static inline bool at_digit(const Cursor *c)
{
    return c->at < c->end && g_ascii_isdigit(*c->at);
}

/* Reads digits into `value`; false if there are none or they do not fit in 64 bits. */
static inline bool take_number(Cursor *c, uint64_t *value)
{
    if (!at_digit(c))
        return false;
    *value = 0;
    for (; at_digit(c); c->at++) {
        unsigned digit = (unsigned)(*c->at - '0');
        if (__builtin_mul_overflow(*value, 10u, value) ||
            __builtin_add_overflow(*value, digit, value))
            return false;
    }
    return true;
}

/* Reads exactly `digits` digits. */
static inline bool take_fixed(Cursor *c, unsigned digits, int *value)
{
    *value = 0;
    for (; digits > 0; digits--, c->at++) {
        if (!at_digit(c))
            return false;
        *value = *value * 10 + (*c->at - '0');
    }
    return true;
}

#endif
