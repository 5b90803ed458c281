/* Values to text. Formats by hand where tables of millions of rows would wait for printf. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "table/value.h"

static const int64_t seconds_per_day = 86400;

/* Writes `value` with at least `digits` digits, ending before `end`; gives back the start. */
static char *write_digits(char *end, uint64_t value, unsigned digits)
{
    for (; value > 0 || digits > 0; value /= 10) {
        *--end = (char)('0' + value % 10);
        digits -= digits > 0;
    }
    return end;
}

void value_append_uint(GString *out, uint64_t value, unsigned hex_digits)
{
    char text[VALUE_TEXT_MAX];
    char *end = text + sizeof text;
    if (hex_digits > 0) {
        g_string_append_printf(out, "0x%0*" G_GINT64_MODIFIER "x", (int)hex_digits, value);
        return;
    }
    char *start = write_digits(end, value, 1);
    g_string_append_len(out, start, end - start);
}

void value_append_int(GString *out, int64_t value, unsigned hex_digits)
{
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    if (value < 0)
        g_string_append_c(out, '-');
    value_append_uint(out, magnitude, hex_digits);
}

/* Above a power of two doubles are twice as far apart as below. So of two decimals with 16 digits
 * the farther one, above, may read back as it where the nearest, below, does not. */
static bool try_above(char *text, size_t size, double value)
{
    int exponent;
    if (fabs(frexp(value, &exponent)) != 0.5)
        return false;
    snprintf(text, size, "%.16Lg", (long double)value * (1 + 0.7L * 0x1p-53L));
    return g_ascii_strtod(text, NULL) == value;
}

/* Fifteen digits always survive the way to a double and back, seventeen are always enough; below
 * the smallest normal number even one digit can be. */
static void write_shortest(char *text, size_t size, double value)
{
    int precision = value != 0 && fabs(value) < 0x1p-1022 ? 1 : 15;
    for (;; precision++) {
        char format[] = {'%', '.', (char)('0' + precision / 10), (char)('0' + precision % 10),
                         'g', 0};
        g_ascii_formatd(text, (int)size, format, value);
        if (precision == 17 || g_ascii_strtod(text, NULL) == value)
            return;
        if (precision == 16 && try_above(text, size, value))
            return;
    }
}

void value_append_real(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    if (isinf(value)) {
        g_string_append(out, value < 0 ? "-inf" : "inf");
        return;
    }
    write_shortest(text, sizeof text, value);
    g_string_append(out, text);
    const char *point = strchr(text, '.');
    if (strpbrk(text, ".e") == NULL)
        g_string_append(out, ".0");
    else if (point != NULL && strlen(point + 1) == 9 && strchr(point, 'e') == NULL)
        g_string_append_c(out, '0');
}

void value_append_duration(GString *out, int64_t nanoseconds)
{
    char text[VALUE_TEXT_MAX];
    char *end = text + sizeof text;
    uint64_t magnitude = nanoseconds < 0 ? -(uint64_t)nanoseconds : (uint64_t)nanoseconds;
    char *start = write_digits(end, magnitude % (uint64_t)NANOSECONDS, 9);
    *--start = '.';
    start = write_digits(start, magnitude / (uint64_t)NANOSECONDS, 1);
    if (nanoseconds < 0)
        *--start = '-';
    g_string_append_len(out, start, end - start);
}

/* Days since 1970-01-01 to year, month and day of the proleptic Gregorian calendar; Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", civil_from_days. */
static void civil_from_days(int64_t days, int64_t *year, unsigned *month, unsigned *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    unsigned of_era = (unsigned)(days - era * 146097);
    unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned shifted = (5 * of_year + 2) / 153;
    *day = of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = (int64_t)year_of_era + era * 400 + (*month <= 2);
}

void value_append_time(GString *out, int64_t nanoseconds)
{
    char text[VALUE_TEXT_MAX];
    char *end = text + sizeof text;
    int64_t seconds = nanoseconds / NANOSECONDS - (nanoseconds % NANOSECONDS < 0);
    int64_t days = seconds / seconds_per_day - (seconds % seconds_per_day < 0);
    unsigned of_day = (unsigned)(seconds - days * seconds_per_day);
    int64_t year;
    unsigned month;
    unsigned day;
    civil_from_days(days, &year, &month, &day);
    const struct {
        uint64_t value;
        unsigned digits;
        char before;
    } parts[] = {
        {(uint64_t)((nanoseconds % NANOSECONDS + NANOSECONDS) % NANOSECONDS), 9, '.'},
        {of_day % 60, 2, ':'},
        {of_day / 60 % 60, 2, ':'},
        {of_day / 3600, 2, 'T'},
        {day, 2, '-'},
        {month, 2, '-'},
    };
    *--end = '\0';
    char *start = end;
    *--start = 'Z';
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        start = write_digits(start, parts[i].value, parts[i].digits);
        *--start = parts[i].before;
    }
    /* 64 bits of nanoseconds reach from 1677 to 2262. */
    start = write_digits(start, (uint64_t)year, 4);
    g_string_append_len(out, start, end - start);
}

void value_append(GString *out, const Column *column, size_t row)
{
    size_t length;
    const char *string;
    if (!column_has(column, row))
        return;
    switch (column->type) {
    case TYPE_BOOL:
        g_string_append(out, column->bools[row] ? "true" : "false");
        break;
    case TYPE_INT:
        value_append_int(out, column->ints[row], column->hex_digits);
        break;
    case TYPE_UINT:
        value_append_uint(out, column->uints[row], column->hex_digits);
        break;
    case TYPE_REAL:
        value_append_real(out, column->reals[row]);
        break;
    case TYPE_TIME:
        value_append_time(out, column->ints[row]);
        break;
    case TYPE_DURATION:
        value_append_duration(out, column->ints[row]);
        break;
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        string = column_string(column, row, &length);
        g_string_append_len(out, string, (gssize)length);
        break;
    }
}
