/* Text to numbers. Cells come by the million and are not ended by a NUL: nothing here copies them
 * without need. */
#include <math.h>
#include <string.h>

#include "table/cursor.h"
#include "table/value.h"

bool value_parse_bool(const char *text, size_t length, bool *value)
{
    static const char *const words[][2] = {
        {"0", "1"}, {"false", "true"}, {"False", "True"}, {"FALSE", "TRUE"}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        for (int truth = 0; truth < 2; truth++) {
            if (length == strlen(words[i][truth]) && memcmp(text, words[i][truth], length) == 0) {
                *value = truth != 0;
                return true;
            }
        }
    }
    return false;
}

static bool parse_hex(Cursor *c, uint64_t *value, unsigned *hex_digits)
{
    *value = 0;
    const char *first = c->at;
    for (; c->at < c->end && g_ascii_isxdigit(*c->at); c->at++)
        *value = *value << 4 | (uint64_t)g_ascii_xdigit_value(*c->at);
    size_t digits = (size_t)(c->at - first);
    if (hex_digits != NULL)
        *hex_digits = (unsigned)digits;
    return digits >= 1 && digits <= 16 && c->at == c->end;
}

bool value_parse_uint(const char *text, size_t length, uint64_t *value, unsigned *hex_digits)
{
    Cursor c = cursor(text, length);
    if (length > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        c.at += 2;
        return parse_hex(&c, value, hex_digits);
    }
    if (hex_digits != NULL)
        *hex_digits = 0;
    take(&c, '+');
    return take_number(&c, value) && c.at == c.end;
}

bool value_parse_int(const char *text, size_t length, int64_t *value, unsigned *hex_digits)
{
    uint64_t magnitude;
    bool negative = length > 1 && text[0] == '-';
    if (negative && text[1] == '+')
        return false;
    if (!value_parse_uint(text + negative, length - negative, &magnitude, hex_digits))
        return false;
    if (magnitude > (uint64_t)INT64_MAX + negative)
        return false;
    *value = negative ? (int64_t)-magnitude : (int64_t)magnitude;
    return true;
}

/* The value of a decimal with up to 19 digits and a small power of ten, where one correctly rounded
 * operation on exact doubles gives the nearest double (W. D. Clinger, "How to read floating point
 * numbers accurately", 1990). */
static bool quick_real(uint64_t digits, int power, double *value)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (digits > (UINT64_C(1) << 53) || power < -22 || power > 22)
        return false;
    *value = power < 0 ? (double)digits / powers[-power] : (double)digits * powers[power];
    return true;
}

/* [+-] digits [. digits] [e [+-] digits]; the mantissa as an integer (saturated) and its power of
 * ten. */
static bool scan_real(Cursor *c, uint64_t *mantissa, int *power)
{
    size_t digits = 0;
    bool fraction = false;
    bool small_enough = true;
    *mantissa = 0;
    *power = 0;
    for (; at_digit(c) || (!fraction && c->at < c->end && *c->at == '.'); c->at++) {
        if (*c->at == '.') {
            fraction = true;
            continue;
        }
        small_enough = small_enough && *mantissa < UINT64_MAX / 10 - 1;
        *mantissa = small_enough ? *mantissa * 10 + (uint64_t)(*c->at - '0') : UINT64_MAX;
        *power -= fraction;
        digits++;
    }
    if (digits == 0)
        return false;
    if (take(c, 'e') || take(c, 'E')) {
        uint64_t exponent;
        bool negative = take(c, '-');
        if (!negative)
            take(c, '+');
        if (!take_number(c, &exponent))
            return false;
        int shift = (int)MIN(exponent, 100000);
        *power += negative ? -shift : shift;
    }
    return c->at == c->end;
}

bool value_is_plain_number(const char *text, size_t length)
{
    size_t sign = length > 0 && text[0] == '-';
    if (length == sign || text[sign] == '+')
        return false;
    if (text[sign] != '0')
        return true;
    return length == sign + 1 ? sign == 0 : !g_ascii_isdigit(text[sign + 1]);
}

bool value_is_plain_real(const char *text, size_t length)
{
    int64_t value;
    if (!value_is_plain_number(text, length))
        return false;
    if (memchr(text, '.', length) != NULL || memchr(text, 'e', length) != NULL ||
        memchr(text, 'E', length) != NULL || memchr(text, 'i', length) != NULL)
        return true;
    return value_parse_int(text, length, &value, NULL) && value >= -(INT64_C(1) << 53) &&
           value <= INT64_C(1) << 53;
}

bool value_parse_real(const char *text, size_t length, double *value)
{
    Cursor c = cursor(text, length);
    uint64_t mantissa;
    int power;
    bool negative = take(&c, '-');
    if (!negative)
        take(&c, '+');
    size_t left = (size_t)(c.end - c.at);
    if (left == 3 && memcmp(c.at, "inf", 3) == 0) {
        *value = negative ? -INFINITY : INFINITY;
        return true;
    }
    if (!scan_real(&c, &mantissa, &power))
        return false;
    if (quick_real(mantissa, power, value)) {
        *value = negative ? -*value : *value;
        return true;
    }
    g_autofree char *copy = g_strndup(text, length);
    *value = g_ascii_strtod(copy, NULL);
    return isfinite(*value);
}
