/* What axes are called: words for columns, units, and the prefixes of units. */
#include "plot/axis.h"
#include "plot/choice.h"
#include "plot/even_times.h"
#include "plot/field_label.h"
#include "plot/field_words.h"
#include "plot/ticks.h"

static void test_fields(void)
{
    const struct {
        const char *name;
        Type type;
        const char *label;
        const Unit *unit;
    } cases[] = {
        {"frame.len", TYPE_INT, "Frame length (bytes)", &unit_bytes},
        {"frame.number", TYPE_INT, "Frame number", NULL},
        {"frame.time_delta", TYPE_DURATION, "Time since previous captured frame (seconds)",
         &unit_seconds},
        {"wait", TYPE_DURATION, "wait (seconds)", &unit_seconds},
        {"duration", TYPE_DURATION, "Duration (seconds)", &unit_seconds},
        {"sum:frame.len", TYPE_INT, "Sum of frame length (bytes)", &unit_bytes},
        {"mean:tcp.len", TYPE_REAL, "Mean of TCP segment length (bytes)", &unit_bytes},
        {"p95:ip.len", TYPE_REAL, "95th percentile of IP total length (bytes)", &unit_bytes},
        {"p1:x", TYPE_REAL, "1st percentile of x", NULL},
        {"p12:x", TYPE_REAL, "12th percentile of x", NULL},
        {"p99.9:x", TYPE_REAL, "99.9th percentile of x", NULL},
        {"count:frame.len", TYPE_INT, "Count of frame length", NULL},
        {"nunique:ip.dst", TYPE_INT, "Different values of destination address", NULL},
        {"count", TYPE_INT, "Count", NULL},
        {"bytes", TYPE_INT, "Bytes", NULL},
        {"ip.src", TYPE_ADDRESS, "Source address", NULL},
        {"ip.dst", TYPE_ADDRESS, "Destination address", NULL},
        {"ip.proto", TYPE_INT, "IP protocol", NULL},
        {"ipv6.src", TYPE_ADDRESS, "IPv6 source address", NULL},
        {"ipv6.plen", TYPE_INT, "IPv6 payload length (bytes)", &unit_bytes},
        {"udp.length", TYPE_INT, "UDP length (bytes)", &unit_bytes},
        {"udp.time_delta", TYPE_DURATION, "Time since previous frame of the UDP stream (seconds)",
         &unit_seconds},
        {"tcp.seq", TYPE_INT, "Sequence number (bytes)", &unit_byte_number},
        {"arp.dst.proto_ipv4", TYPE_ADDRESS, "Target address", NULL},
        {"vlan.id", TYPE_INT, "VLAN", NULL},
        {"_ws.col.Protocol", TYPE_TEXT, "Protocol", NULL},
        {"frame.len2", TYPE_INT, "frame.len2", NULL},
        {"Frame.len", TYPE_INT, "Frame.len", NULL},
        {"px:frame.len", TYPE_INT, "px:frame.len", NULL},
        {"sum:", TYPE_INT, "sum:", NULL},
        {"sum:a", TYPE_INT, "Sum of a", NULL},
        {"sum::", TYPE_INT, "Sum of :", NULL},
        {"", TYPE_INT, "", NULL},
        {"<b>\xff\n", TYPE_INT, "<b>\xff\n", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = field_label(cases[i].name, cases[i].type);
        g_assert_cmpstr(label, ==, cases[i].label);
        g_assert_true(field_unit(cases[i].name, cases[i].type) == cases[i].unit);
    }
}

static void test_rates(void)
{
    const struct {
        const char *name, *label;
    } cases[] = {
        {"bps", "Bit rate (bit/s)"},
        {"Bps", "Byte rate (bytes/s)"},
        {"bits_per_second", "Bit rate (bit/s)"},
        {"Mbit/s", "Bit rate (Mbit/s)"},
        {"Mbps", "Bit rate (Mbit/s)"},
        {"MBps", "MBps"},
        {"tx_bps", "tx (bit/s)"},
        {"to server bit/s", "to server (bit/s)"},
        {"max:bps", "Maximum of bit rate (bit/s)"},
        {"max:tx.Mbps", "Maximum of tx (Mbit/s)"},
        {"count:bps", "Count of bit rate"},
        {"pps", "Packet rate (packets/s)"},
        {"_bps", "Bit rate (bit/s)"},
        {"dbps", "dbps"},
        {"bps_2", "bps_2"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = field_label(cases[i].name, TYPE_REAL);
        g_assert_cmpstr(label, ==, cases[i].label);
    }
}

/* The label and the ticks of an axis that ends there. */
static char *drawn(const Unit *unit, double min, double max, bool log, const char *words)
{
    Axis axis = axis_new(AXIS_NUMBER);
    axis.unit = unit;
    axis.log = log;
    axis.from = log ? log10(min) : min;
    axis.to = log ? log10(max) : max;
    axis.integers = false;
    const AxisRoom room = {0, false};
    axis_finish(&axis, &room);
    GString *all = g_string_new(NULL);
    g_autofree char *label = axis_label(&axis, words);
    g_string_append_printf(all, "%s:", label != NULL ? label : "-");
    g_autoptr(GArray) ticks = axis_ticks(&axis, 4, NULL);
    for (guint i = 0; i < ticks->len; i++) {
        g_string_append_printf(all, " %s", ticks_at(ticks, i)->label);
    }
    g_string_replace(all, "\u00a0", "_", 0);
    return g_string_free(all, FALSE);
}

static void test_axes(void)
{
    const struct {
        const Unit *unit;
        double min, max;
        bool log;
        const char *words, *drawn;
    } cases[] = {
        {&unit_bytes, 0, 1500, false, "w", "w (bytes): 0 500 1,000 1,500"},
        {&unit_bytes, 0, 999999, false, "w", "w (bytes): 0 500,000"},
        {&unit_bytes, 0, 3e6, false, "w", "w (MB): 0 1 2 3"},
        {&unit_bytes, -3e9, 0, false, "w", "w (GB): −3 −2 −1 0"},
        {&unit_bytes, 0, 2e15, false, "w", "w (PB): 0 1 2"},
        {&unit_bytes, 0, 3e6, false, NULL, "MB: 0 1 2 3"},
        {&unit_bytes, 0, 0.003, false, "w", "w (bytes): 0 0.001 0.002 0.003"},
        {&unit_bytes, 3456789000, 3456789400, false, "w",
         "w (bytes): 3,456,789,000 3,456,789,200 3,456,789,400"},
        {&unit_bytes, 5.000e6, 5.004e6, false, "w", "w (MB): 5 5.002 5.004"},
        {&unit_bytes, 1, 1e6, true, "w", "w (bytes): 1 100 10,000 1_M"},
        {&unit_byte_number, 0, 3e6, false, "w", "w (bytes): 0 1_M 2_M 3_M"},
        {NULL, 0, 3e6, false, "w", "w: 0 1_M 2_M 3_M"},
        {NULL, 0, 1, false, NULL, "-: 0 0.5 1"},
        {&unit_seconds, 0, 300, false, "w", "w (seconds): 0 100 200 300"},
        {&unit_seconds, 0, 2e6, false, "w", "w (seconds): 0 1,000,000 2,000,000"},
        {&unit_seconds, 0, 0.3, false, "w", "w (seconds): 0 0.1 0.2 0.3"},
        {&unit_seconds, 0, 0.05, false, "w", "w (ms): 0 20 40"},
        {&unit_seconds, 0, 0.001, false, "w", "w (ms): 0 0.5 1"},
        {&unit_seconds, 0, 0.0009, false, "w", "w (µs): 0 500"},
        {&unit_seconds, 0, 3e-9, false, "w", "w (ns): 0 1 2 3"},
        {&unit_seconds, 0, 3e-12, false, "w", "w (seconds): 0 1_p 2_p 3_p"},
        {&unit_seconds, 1e-6, 1, true, "w", "w: 1_µs 100_µs 10_ms 1_s"},
        {&unit_seconds, 1e-3, 5e-3, true, "w", "w (seconds): 0.001 0.002 0.005"},
        {&unit_bits_per_second, 0, 3e7, false, "w", "w (Mbit/s): 0 10 20 30"},
        {&unit_bits_per_second, 0, 3e4, false, "w", "w (kbit/s): 0 10 20 30"},
        {&unit_bits_per_second, 0, 9000, false, "w", "w (bit/s): 0 5,000"},
        {&unit_bytes_per_second, 0, 3e10, false, "w", "w (GB/s): 0 10 20 30"},
        {&unit_packets_per_second, 0, 3e6, false, "w", "w (packets/s): 0 1_M 2_M 3_M"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *all =
            drawn(cases[i].unit, cases[i].min, cases[i].max, cases[i].log, cases[i].words);
        g_assert_cmpstr(all, ==, cases[i].drawn);
    }
}

/* Whatever the span, labels are different from each other and short. */
static void test_all_spans(void)
{
    const Unit *const units[] = {&unit_bytes, &unit_seconds, &unit_bits_per_second};
    for (size_t u = 0; u < G_N_ELEMENTS(units); u++) {
        for (double span = 1e-12; span < 1e16; span *= 1.9) {
            g_autofree char *all = drawn(units[u], 0, span, false, "w");
            g_auto(GStrv) words = g_strsplit(all, " ", -1);
            for (size_t i = 2; words[i] != NULL; i++) {
                g_assert_cmpint(g_utf8_strlen(words[i], -1), <=, 21);
                g_assert_cmpstr(words[i], !=, words[i - 1]);
            }
        }
    }
}

/* An axis of categories or times names no unit. */
static void test_no_unit(void)
{
    Axis axis = axis_new(AXIS_TIME);
    axis.unit = &unit_bytes;
    g_autofree char *label = axis_label(&axis, "w"), *none = axis_label(&axis, NULL);
    g_assert_cmpstr(label, ==, "w");
    g_assert_null(none);
}

/* A column of times, nanoseconds since 1970; -1: missing. */
static Column *times(const int64_t *values, size_t n)
{
    Column *column = column_new(TYPE_TIME, n, NULL);
    for (size_t i = 0; i < n; i++) {
        column->ints[i] = values[i] == -1 ? 0 : values[i];
        if (values[i] == -1) {
            column_set_missing(column, i);
        }
    }
    return column;
}

static void test_even_times(void)
{
    const struct {
        int64_t values[5];
        size_t n;
        int64_t step;
    } cases[] = {
        {{0}, 0, 0},
        {{5, 10}, 2, 0},
        {{5, 10, 15}, 3, 5},
        {{5, 5, 10, 10, 15}, 5, 5},
        {{5, -1, 10, -1, 15}, 5, 5},
        {{5, 10, 20}, 3, 0},
        {{15, 10, 5}, 3, 0},
        {{5, 10, 15, 5, 10}, 5, 0},
        {{0, 5, 10, 15, 20}, 5, 5},
        {{INT64_MIN, 0, INT64_MAX}, 3, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Column) column = times(cases[i].values, cases[i].n);
        g_assert_cmpint(even_times_step(column), ==, cases[i].step);
    }
    const struct {
        int64_t step;
        const char *text;
    } texts[] = {{1, "1\u00a0ns"},
                 {1500, "1500\u00a0ns"},
                 {100000000, "100\u00a0ms"},
                 {INT64_C(5000000000), "5\u00a0s"},
                 {INT64_C(90000000000), "90\u00a0s"},
                 {INT64_C(300000000000), "5\u00a0min"},
                 {INT64_C(3600000000000), "1\u00a0h"},
                 {INT64_C(604800000000000), "7\u00a0d"}};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = even_times_text(texts[i].step);
        g_assert_cmpstr(text, ==, texts[i].text);
    }
}

static char *y_label(const char *name, int64_t step)
{
    const int64_t at[] = {0, step, 2 * step, 3 * step + (step == 7)};
    g_autoptr(Table) table = table_new(4);
    table_add(table, "time", times(at, 4));
    table_add(table, name, column_new(TYPE_INT, 4, NULL));
    Choice choice;
    const ChoiceNames names = {0};
    g_assert_true(choice_make(&choice, table, &names, NULL));
    char *label = choice_y_label(&choice, table);
    choice_clear(&choice);
    return label;
}

/* Sums and counts over bins say how long a bin is. */
static void test_intervals(void)
{
    const struct {
        const char *name;
        int64_t step;
        const char *label;
    } cases[] = {{"sum:frame.len", 1000000000, "Sum of frame length in 1\u00a0s"},
                 {"count", 100000000, "Count in 100\u00a0ms"},
                 {"count:x", 100000000, "Count of x in 100\u00a0ms"},
                 {"mean:frame.len", 1000000000, "Mean of frame length"},
                 {"frame.len", 1000000000, "Frame length"},
                 {"bytes", 1000000000, "Bytes"},
                 {"sum:frame.len", 7, "Sum of frame length"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = y_label(cases[i].name, cases[i].step);
        g_assert_cmpstr(label, ==, cases[i].label);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/labels/fields", test_fields);
    g_test_add_func("/labels/rates", test_rates);
    g_test_add_func("/labels/axes", test_axes);
    g_test_add_func("/labels/all-spans", test_all_spans);
    g_test_add_func("/labels/no-unit", test_no_unit);
    g_test_add_func("/labels/even-times", test_even_times);
    g_test_add_func("/labels/intervals", test_intervals);
    return g_test_run();
}
