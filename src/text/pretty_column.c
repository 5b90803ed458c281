#include "text/pretty_column.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "base/display.h"
#include "table/value.h"

#define MAX_DECIMALS 6
/* Significant digits that a double always has. */
#define EXACT_DIGITS 15

/* The numbers of a real column that decide how to show it. */
typedef struct {
    double largest, smallest; /* magnitudes of the finite values that are not 0 */
} Magnitudes;

static Magnitudes find_magnitudes(const Column *column, const ShownRows *rows)
{
    Magnitudes found = {.largest = 0, .smallest = INFINITY};
    for (size_t row = 0; row < rows->total; row = shown_rows_next(rows, row)) {
        double magnitude = fabs(column->reals[row]);
        if (!column_has(column, row) || magnitude == 0 || !isfinite(magnitude))
            continue;
        found.largest = fmax(found.largest, magnitude);
        found.smallest = fmin(found.smallest, magnitude);
    }
    return found;
}

/* Appends a real with so many decimals, and an exponent if asked for, in every locale alike. */
static void append_real(GString *out, double value, unsigned decimals, bool scientific)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    const char format[] = {'%', '.', (char)('0' + decimals), scientific ? 'e' : 'f', '\0'};
    if (isinf(value))
        g_string_append(out, value < 0 ? "-inf" : "inf");
    else
        g_string_append(out, g_ascii_formatd(text, sizeof text, format, value));
}

/* How many of at most `limit` decimals are not zeros at the end? */
static unsigned decimals_of(double value, unsigned limit, bool scientific)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_real(text, value, limit, scientific);
    const char *point = strchr(text->str, '.');
    if (point == NULL)
        return 0;
    unsigned needed = 0;
    for (unsigned i = 1; i <= limit; i++) {
        if (point[i] != '0')
            needed = i;
    }
    return needed;
}

static void choose_real_form(PrettyColumn *pretty, const ShownRows *rows)
{
    Magnitudes magnitudes = find_magnitudes(pretty->column, rows);
    /* Without an exponent digits would be made up, most be lost, or something look like 0. */
    pretty->scientific = magnitudes.largest >= 1e15 ||
                         (magnitudes.largest > 0 && magnitudes.largest < 1e-3) ||
                         magnitudes.smallest < 5e-7;
    int digits = magnitudes.largest >= 1 ? 1 + (int)floor(log10(magnitudes.largest)) : 0;
    unsigned limit =
        pretty->scientific ? MAX_DECIMALS : (unsigned)CLAMP(EXACT_DIGITS - digits, 0, MAX_DECIMALS);
    pretty->decimals = MIN(limit, 1);
    for (size_t row = 0; row < rows->total; row = shown_rows_next(rows, row)) {
        if (!column_has(pretty->column, row) || pretty->decimals >= limit)
            continue;
        unsigned needed = decimals_of(pretty->column->reals[row], limit, pretty->scientific);
        pretty->decimals = MAX(pretty->decimals, needed);
    }
}

/* Whole seconds, milliseconds, microseconds or nanoseconds: the coarsest that keeps every shown
 * value. */
static void choose_fraction(PrettyColumn *pretty, const ShownRows *rows)
{
    static const int64_t steps[] = {NANOSECONDS, 1000000, 1000, 1};
    size_t step = 0;
    for (size_t row = 0; row < rows->total; row = shown_rows_next(rows, row)) {
        while (column_has(pretty->column, row) && pretty->column->ints[row] % steps[step] != 0)
            step++;
    }
    pretty->decimals = 3 * (unsigned)step;
}

/* Cuts the nine decimals at the end of `out` to those wanted. */
static void cut_decimals(GString *out, unsigned decimals)
{
    g_string_truncate(out, out->len - (decimals == 0 ? 10 : 9 - decimals));
}

static void append_time(GString *out, int64_t nanoseconds, bool utc, unsigned decimals)
{
    char text[VALUE_TEXT_MAX];
    int64_t fraction = nanoseconds % NANOSECONDS;
    if (fraction < 0)
        fraction += NANOSECONDS;
    time_t seconds = (time_t)((nanoseconds - fraction) / NANOSECONDS);
    struct tm parts;
    if (utc)
        gmtime_r(&seconds, &parts);
    else
        localtime_r(&seconds, &parts);
    size_t length = strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts);
    g_string_append_len(out, text, (gssize)length);
    g_string_append_printf(out, ".%09d", (int)fraction);
    cut_decimals(out, decimals);
}

void pretty_column_append(const PrettyColumn *pretty, GString *out, size_t row)
{
    const Column *column = pretty->column;
    size_t length;
    const char *text;
    if (!column_has(column, row)) {
        g_string_append(out, "·");
        return;
    }
    switch (column->type) {
    case TYPE_BOOL:
    case TYPE_INT:
    case TYPE_UINT:
        value_append(out, column, row);
        break;
    case TYPE_REAL:
        append_real(out, column->reals[row], pretty->decimals, pretty->scientific);
        break;
    case TYPE_TIME:
        append_time(out, column->ints[row], pretty->utc, pretty->decimals);
        break;
    case TYPE_DURATION:
        value_append_duration(out, column->ints[row]);
        cut_decimals(out, pretty->decimals);
        break;
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        text = column_string(column, row, &length);
        display_append(out, text, length);
        break;
    }
}

static void measure_cells(PrettyColumn *pretty, const ShownRows *rows)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    pretty->cells_width = 0;
    for (size_t row = 0; row < rows->total; row = shown_rows_next(rows, row)) {
        g_string_truncate(cell, 0);
        pretty_column_append(pretty, cell, row);
        pretty->cells_width = MAX(pretty->cells_width, display_width(cell->str, cell->len));
    }
}

static const char *unit_of(Type type, bool utc)
{
    if (type == TYPE_TIME)
        return utc ? "time (UTC)" : "time (local)";
    return type == TYPE_DURATION ? "duration (s)" : type_name(type);
}

void pretty_column_init(PrettyColumn *pretty, const char *name, const Column *column,
                        const ShownRows *rows, bool utc)
{
    GString *safe = g_string_new(NULL);
    display_append(safe, name, strlen(name));
    *pretty = (PrettyColumn){
        .column = column,
        .unit = unit_of(column->type, utc),
        .right =
            type_is_numeric(column->type) && column->type != TYPE_BOOL && column->type != TYPE_TIME,
        .utc = utc,
        .name_width = display_width(safe->str, safe->len),
    };
    pretty->name = g_string_free(safe, FALSE);
    if (column->type == TYPE_REAL)
        choose_real_form(pretty, rows);
    else if (column->type == TYPE_TIME || column->type == TYPE_DURATION)
        choose_fraction(pretty, rows);
    measure_cells(pretty, rows);
}

void pretty_column_clear(PrettyColumn *pretty)
{
    g_free(pretty->name);
}
