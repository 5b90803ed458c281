#include "plot/ticks.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\u2212"
/* Behind a prefix; more decimals than these and the number is written out instead. */
#define MAX_PREFIXED_DECIMALS 3
/* Below a thousandth zeros take over, from here on thousands do. */
#define FIRST_PREFIXED 1e6

/* The room around an axis may go beyond the powers of ten that a double has. */
#define MAX_POWER 300

/* A step of mantissa * 10^exponent. */
typedef struct {
    int mantissa; /* 1, 2 or 5 */
    int exponent;
} Step;

static void tick_clear(void *tick)
{
    g_free(((Tick *)tick)->label);
}

GArray *ticks_new(void)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(Tick));
    g_array_set_clear_func(ticks, tick_clear);
    return ticks;
}

void ticks_add(GArray *ticks, double position, char *label)
{
    Tick tick = {position, label};
    g_array_append_val(ticks, tick);
}

/* n * 10^exponent, rounded once. */
static double scaled(double n, int exponent)
{
    return exponent < 0 ? n / pow(10, -exponent) : n * pow(10, exponent);
}

static double step_size(Step step)
{
    return scaled(step.mantissa, step.exponent);
}

static Step step_next(Step step)
{
    switch (step.mantissa) {
    case 1:
        return (Step){2, step.exponent};
    case 2:
        return (Step){5, step.exponent};
    default:
        return (Step){1, step.exponent + 1};
    }
}

/* The multiples of the step in [min, max] are first … last. A tick within a billionth of a step of
 * the end counts. */
static void step_range(Step step, double min, double max, int64_t *first, int64_t *last)
{
    *first = (int64_t)ceil(min / step_size(step) - 1e-9);
    *last = (int64_t)floor(max / step_size(step) + 1e-9);
}

static Step step_for(double min, double max, size_t max_ticks, bool integers)
{
    Step step = {1, (int)floor(log10((max - min) / (double)max_ticks)) - 1};
    if (integers && step.exponent < 0) {
        step.exponent = 0;
    }
    int64_t first = 0, last = 0;
    for (;; step = step_next(step)) {
        step_range(step, min, max, &first, &last);
        if (last - first < (int64_t)max_ticks) {
            return step;
        }
    }
}

/* Appends `units` * 10^exponent, with "," between thousands and no zeros behind the decimal point.
 */
static void append_decimal(GString *out, uint64_t units, int exponent)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, units);
    GString *all = g_string_new(digits);
    for (; exponent > 0; exponent--) {
        g_string_append_c(all, '0');
    }
    size_t decimals = (size_t)-exponent;
    while (all->len <= decimals) {
        g_string_prepend_c(all, '0');
    }
    size_t whole = all->len - decimals;
    for (size_t i = 0; i < whole; i++) {
        g_string_append_c(out, all->str[i]);
        if ((whole - i) % 3 == 1 && i + 1 < whole) {
            g_string_append_c(out, ',');
        }
    }
    size_t end = all->len;
    while (end > whole && all->str[end - 1] == '0') {
        end--;
    }
    if (end > whole) {
        g_string_append_c(out, '.');
        g_string_append_len(out, all->str + whole, (gssize)(end - whole));
    }
    g_string_free(all, TRUE);
}

/* How all labels of an axis are written: in units of 10^power, with `suffix` behind. */
typedef struct {
    int power;
    const char *suffix;
    bool scientific;
} Notation;

/* `largest` is the largest absolute value among the ticks. */
static Notation notation_for(double largest, Step step)
{
    static const char *const prefixes[] = {"\u00a0f", "\u00a0p", "\u00a0n", "\u00a0µ",
                                           "",        "",        "\u00a0k", "\u00a0M",
                                           "\u00a0G", "\u00a0T", "\u00a0P", "\u00a0E"};
    const int smallest = -15, greatest = 18;
    if (largest == 0 || (largest < FIRST_PREFIXED && largest >= 1e-3)) {
        return (Notation){0, "", false};
    }
    int power = 3 * (int)floor((log10(largest) + 1e-12) / 3);
    if (power < smallest || power > greatest) {
        return (Notation){0, "", true};
    }
    if (power == -3 || power == 0 || power - step.exponent > MAX_PREFIXED_DECIMALS) {
        /* The digits that differ would come last behind a prefix: write them all. */
        return (Notation){0, "", false};
    }
    return (Notation){power, prefixes[(power - smallest) / 3], false};
}

static char *label(int64_t multiple, Step step, Notation notation)
{
    if (multiple == 0) {
        return g_strdup("0");
    }
    uint64_t units = (uint64_t)llabs(multiple) * (uint64_t)step.mantissa;
    GString *out = g_string_new(multiple < 0 ? MINUS : "");
    if (notation.scientific) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(number, sizeof number, "%.15g", scaled((double)units, step.exponent));
        g_string_append(out, number);
    } else {
        append_decimal(out, units, step.exponent - notation.power);
        g_string_append(out, notation.suffix);
    }
    return g_string_free(out, FALSE);
}

/* `fixed`: the notation; NULL: what suits the ticks. */
static GArray *even_ticks(double min, double max, size_t max_ticks, bool integers,
                          const Notation *fixed)
{
    g_assert(isfinite(min) && isfinite(max) && max > min && max_ticks >= 2);
    Step step = step_for(min, max, max_ticks, integers);
    int64_t first = 0, last = 0;
    step_range(step, min, max, &first, &last);
    double largest = fmax(fabs((double)first), fabs((double)last)) * step_size(step);
    Notation notation = fixed != NULL ? *fixed : notation_for(largest, step);
    GArray *ticks = ticks_new();
    for (int64_t i = first; i <= last; i++) {
        double position = scaled((double)(i * step.mantissa), step.exponent);
        ticks_add(ticks, position, label(i, step, notation));
    }
    return ticks;
}

GArray *ticks_linear(double min, double max, size_t max_ticks, bool integers)
{
    return even_ticks(min, max, max_ticks, integers, NULL);
}

GArray *ticks_linear_in(double min, double max, size_t max_ticks, bool integers, int power)
{
    const Notation notation = {power, "", false};
    return even_ticks(min, max, max_ticks, integers, &notation);
}

typedef struct {
    double min, max; /* decimal logarithms */
    const Unit *unit;
} LogAxis;

/* Adds the tick at mantissa * 10^exponent if it is on the axis. */
static void add_log_tick(GArray *ticks, const LogAxis *axis, Step step)
{
    double position = step.exponent + log10(step.mantissa), value = step_size(step);
    if (position < axis->min - 1e-9 || position > axis->max + 1e-9) {
        return;
    }
    Notation notation = notation_for(value, step);
    g_autofree char *suffix =
        axis->unit != NULL ? unit_suffix(axis->unit, value, &notation.power) : NULL;
    if (suffix != NULL) {
        notation.suffix = suffix;
        notation.scientific = false;
    }
    ticks_add(ticks, position, label(1, step, notation));
}

/* Every `stride` powers of ten; `between` adds 2 and 5 times those. */
static GArray *ticks_at_powers(const LogAxis *axis, int stride, bool between, bool integers)
{
    GArray *ticks = ticks_new();
    int first = (int)floor(axis->min / stride) * stride;
    int least = integers ? 0 : -(MAX_POWER / stride) * stride;
    double last = fmin(axis->max + 1e-9, MAX_POWER);
    for (int exponent = MAX(first, least); exponent <= last; exponent += stride) {
        add_log_tick(ticks, axis, (Step){1, exponent});
        if (between) {
            add_log_tick(ticks, axis, (Step){2, exponent});
            add_log_tick(ticks, axis, (Step){5, exponent});
        }
    }
    return ticks;
}

/* For less than a power of ten: even steps, at their logarithms. */
static GArray *ticks_within_power(double min, double max, size_t max_ticks, bool integers)
{
    GArray *ticks = ticks_linear(pow(10, min), pow(10, max), max_ticks, integers);
    for (guint i = 0; i < ticks->len; i++) {
        Tick *tick = &g_array_index(ticks, Tick, i);
        tick->position = log10(tick->position);
    }
    return ticks;
}

GArray *ticks_log(double min, double max, size_t max_ticks, bool integers, const Unit *unit)
{
    /* All powers that a double has are less than 1000 apart. */
    static const int strides[] = {1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 1000};
    g_assert(isfinite(min) && isfinite(max) && max > min && max_ticks >= 2);
    const LogAxis axis = {min, max, unit};
    GArray *ticks = ticks_at_powers(&axis, 1, true, integers);
    if (ticks->len < MIN(max_ticks, 3)) {
        g_array_unref(ticks);
        return ticks_within_power(min, max, max_ticks, integers);
    }
    for (size_t i = 0; ticks->len > max_ticks && i < G_N_ELEMENTS(strides); i++) {
        g_array_unref(ticks);
        ticks = ticks_at_powers(&axis, strides[i], false, integers);
    }
    return ticks;
}
