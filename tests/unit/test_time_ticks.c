/* Ticks on axes of time. */
#include <math.h>

#include "plot/axis.h"
#include "plot/ticks.h"
#include "plot/time_ticks.h"

#define SECOND INT64_C(1000000000)
#define DAY    (86400 * SECOND)
/* 2023-11-14T22:13:20Z */
#define START (INT64_C(1700000000) * SECOND)

static GTimeZone *zone_or_skip(const char *name)
{
    GTimeZone *zone = g_time_zone_new_identifier(name);
    if (zone == NULL) {
        g_test_skip("no time zone data is installed");
    }
    return zone;
}

static char *joined(int64_t min, int64_t max, size_t most, GTimeZone *zone)
{
    g_autoptr(GArray) ticks = time_ticks(min, max, min, most, zone);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < ticks->len; i++) {
        g_string_append_printf(all, "%s%s", i > 0 ? " | " : "", ticks_at(ticks, i)->label);
    }
    return g_string_free(all, FALSE);
}

static void test_known(void)
{
    const struct {
        int64_t from, span; /* nanoseconds */
        size_t most;
        const char *labels;
    } cases[] = {
        {START, 900 * SECOND, 8, "22:14 | 22:16 | 22:18 | 22:20 | 22:22 | 22:24 | 22:26 | 22:28"},
        {START, 40 * SECOND, 5, "22:13:20 | 22:13:30 | 22:13:40 | 22:13:50 | 22:14:00"},
        {START, SECOND / 2, 6,
         "22:13:20.000 | 22:13:20.100 | 22:13:20.200 | 22:13:20.300 | 22:13:20.400 | 22:13:20.500"},
        {START + 250150000, 100000, 3, "22:13:20.250150 | 22:13:20.250200 | 22:13:20.250250"},
        {START + 7, 4, 3, "22:13:20.000000008 | 22:13:20.000000010"},
        {START, 3 * 3600 * SECOND, 3, "23:00 | Nov 15 | 01:00"},
        {START, 5 * DAY, 5, "Nov 15 | Nov 16 | Nov 17 | Nov 18 | Nov 19"},
        {START, 40 * DAY, 6, "Nov 20 | Nov 27 | Dec 4 | Dec 11 | Dec 18"},
        {START, 200 * DAY, 4, "Jan 2024 | Mar 2024 | May 2024"},
        {START, 1096 * DAY, 4, "2024 | 2025 | 2026"},
        {START, 3653 * DAY, 6, "2024 | 2026 | 2028 | 2030 | 2032"},
        {0, 2, 3, "Jan 1 | 00:00:00.000000001 | 00:00:00.000000002"},
        {-3, 2, 3, "23:59:59.999999997 | 23:59:59.999999998 | 23:59:59.999999999"},
    };
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *labels =
            joined(cases[i].from, cases[i].from + cases[i].span, cases[i].most, utc);
        g_assert_cmpstr(labels, ==, cases[i].labels);
    }
}

/* On 29 October 2023 clocks in Berlin went from 3:00 back to 2:00, on 26 March from 2:00 to 3:00.
 */
static void test_summer_time(void)
{
    g_autoptr(GTimeZone) berlin = zone_or_skip("Europe/Berlin");
    if (berlin == NULL) {
        return;
    }
    int64_t autumn = INT64_C(1698534000) * SECOND; /* 2023-10-29 01:00 CEST */
    g_autofree char *back = joined(autumn, autumn + 4 * 3600 * SECOND, 6, berlin);
    g_assert_cmpstr(back, ==, "01:00 | 02:00 | 02:00 CET | 03:00 | 04:00");
    int64_t spring = INT64_C(1679788800) * SECOND; /* 2023-03-26 01:00 CET */
    g_autofree char *forth = joined(spring, spring + 3 * 3600 * SECOND, 6, berlin);
    g_assert_cmpstr(forth, ==, "01:00 | 03:00 CEST | 04:00 | 05:00");
    g_autofree char *days = joined(autumn - 2 * DAY, autumn + 2 * DAY, 5, berlin);
    g_assert_cmpstr(days, ==, "Oct 28 | Oct 29 | Oct 30 | Oct 31");
    g_autofree char *date = time_axis_label(autumn, autumn + 4 * 3600 * SECOND, berlin);
    g_assert_cmpstr(date, ==, "2023-10-29 (CEST/CET)");
}

static void test_odd_zone(void)
{
    g_autoptr(GTimeZone) nepal = zone_or_skip("Asia/Kathmandu"); /* 5:45 ahead */
    if (nepal == NULL) {
        return;
    }
    g_autofree char *hours = joined(START, START + 4 * 3600 * SECOND, 5, nepal);
    g_assert_cmpstr(hours, ==, "04:00 | 05:00 | 06:00 | 07:00");
    g_autofree char *date = time_axis_label(START, START, nepal);
    g_assert_cmpstr(date, ==, "2023-11-15 (UTC+0545)");
}

/* The last instants that 64 bits hold are in the year 2262, past those that have ticks. */
static void test_end_of_time(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GArray) none = time_ticks(INT64_MAX - 60 * SECOND, INT64_MAX, INT64_MAX, 5, utc);
    g_assert_cmpuint(none->len, ==, 0);
    Axis axis = axis_new(AXIS_TIME);
    axis.base = INT64_MAX - 10;
    g_assert_cmpint(axis_instant(&axis, 5e-9), ==, INT64_MAX - 5);
    g_assert_cmpint(axis_instant(&axis, 0.5), ==, INT64_MAX);
    g_assert_cmpint(axis_instant(&axis, 1e300), ==, INT64_MAX);
    g_assert_cmpint(axis_instant(&axis, -1e300), ==, INT64_MIN);
    axis.min = 1;
    axis.max = 2;
    g_autoptr(GArray) beyond = axis_ticks(&axis, 5, utc);
    g_assert_cmpuint(beyond->len, ==, 0);
}

static void test_axis_label(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *one = time_axis_label(START, START + SECOND, utc);
    g_assert_cmpstr(one, ==, "2023-11-14 (UTC)");
    g_autofree char *two = time_axis_label(START, START + DAY, utc);
    g_assert_cmpstr(two, ==, "2023-11-14 – 2023-11-15 (UTC)");
}

/* In UTC, where no day is longer than another, ticks up to days are as far from each other as the
 * header says, to the nanosecond. */
static void test_natural_steps(void)
{
    const double whole[] = {1,     2,     5,      10,     15,      30,     60,    120,
                            300,   600,   900,    1800,   3600,    7200,   10800, 21600,
                            43200, 86400, 172800, 604800, 1209600, 2419200};
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    for (double span = 1e3; span < 150.0 * (double)DAY; span *= 1.13) {
        int64_t from = START + 123456789;
        g_autoptr(GArray) ticks = time_ticks(from, from + (int64_t)span, from, 9, utc);
        g_assert_cmpuint(ticks->len, >=, 2);
        double step = ticks_at(ticks, 1)->position - ticks_at(ticks, 0)->position;
        bool natural = false;
        for (size_t i = 0; i < G_N_ELEMENTS(whole); i++) {
            natural = natural || fabs(step - whole[i]) < 1e-7 * whole[i];
        }
        double power = pow(10, floor(log10(step * 1.001)));
        for (int mantissa = 1; mantissa <= 5 && step < 0.9; mantissa += mantissa == 1 ? 1 : 3) {
            natural = natural || fabs(step - mantissa * power) < 1e-6 * step + 1e-15;
        }
        if (step > 27.5 * 86400) { /* months are of 28 to 31 days */
            continue;
        }
        g_assert_true(natural);
        for (guint i = 1; i < ticks->len; i++) {
            double next = ticks_at(ticks, i)->position - ticks_at(ticks, i - 1)->position;
            g_assert_cmpfloat(fabs(next - step), <, 1e-9 + 1e-12 * span / 1e9);
        }
    }
}

static void check_axis(int64_t min, int64_t max, size_t most, GTimeZone *zone)
{
    g_autoptr(GArray) ticks = time_ticks(min, max, min, most, zone);
    g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
    double span = (double)(max - min) / (double)SECOND;
    g_assert_cmpuint(ticks->len, <=, most);
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        g_assert_cmpfloat(tick->position, >=, 0);
        g_assert_cmpfloat(tick->position, <=, span);
        g_assert_true(i == 0 || tick->position > ticks_at(ticks, i - 1)->position);
        if (g_ascii_isalpha(tick->label[0])) {
            g_hash_table_remove_all(labels); /* a date: hours may come again */
        }
        g_assert_true(g_hash_table_add(labels, tick->label));
    }
    /* The widest gap between steps is 28 days to months, 1 : 2.5 elsewhere. */
    if (most >= 7) {
        g_assert_cmpuint(ticks->len, >=, 2);
    }
}

static void test_all_spans(void)
{
    const char *const names[] = {"UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"};
    for (size_t z = 0; z < G_N_ELEMENTS(names); z++) {
        g_autoptr(GTimeZone) zone = zone_or_skip(names[z]);
        if (zone == NULL) {
            return;
        }
        for (double span = 1e3; span < 3.2e17; span *= 1.9) { /* 1 µs … 10 years */
            for (size_t most = 2; most <= 14; most += 3) {
                check_axis(START + 123456789, START + 123456789 + (int64_t)span, most, zone);
            }
        }
    }
}

static void test_extremes(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    check_axis(INT64_MIN / 2, INT64_MAX / 2, 8, utc);
    g_autoptr(GArray) all = time_ticks(INT64_MIN, INT64_MAX, 0, 8, utc);
    g_assert_cmpuint(all->len, >=, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/time-ticks/known", test_known);
    g_test_add_func("/time-ticks/summer-time", test_summer_time);
    g_test_add_func("/time-ticks/odd-zone", test_odd_zone);
    g_test_add_func("/time-ticks/axis-label", test_axis_label);
    g_test_add_func("/time-ticks/natural-steps", test_natural_steps);
    g_test_add_func("/time-ticks/all-spans", test_all_spans);
    g_test_add_func("/time_ticks/end_of_time", test_end_of_time);
    g_test_add_func("/time-ticks/extremes", test_extremes);
    return g_test_run();
}
