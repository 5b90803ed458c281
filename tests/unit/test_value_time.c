#include <string.h>
#include <time.h>

#include "support.h"
#include "table/value.h"

typedef bool (*Parse)(const char *text, size_t length, int64_t *nanoseconds);
typedef void (*Append)(GString *out, int64_t nanoseconds);

static void assert_reads(Parse parse, const char *text, int64_t expected)
{
    int64_t value = ~expected;
    g_test_message("'%s'", text);
    g_assert_true(parse(text, strlen(text), &value));
    g_assert_cmpint(value, ==, expected);
}

static void assert_all_rejected(Parse parse, const char *const *texts)
{
    for (; *texts != NULL; texts++) {
        int64_t value;
        g_test_message("'%s'", *texts);
        g_assert_false(parse(*texts, strlen(*texts), &value));
    }
}

static void assert_round_trip(Parse parse, Append append, int64_t value, const char *text)
{
    g_autoptr(GString) written = g_string_new(NULL);
    append(written, value);
    if (text != NULL)
        g_assert_cmpstr(written->str, ==, text);
    assert_reads(parse, written->str, value);
}

static void time_is(int64_t value, const char *text)
{
    assert_round_trip(value_parse_time, value_append_time, value, text);
}

static void duration_is(int64_t value, const char *text)
{
    assert_round_trip(value_parse_duration, value_append_duration, value, text);
}

static void test_epoch(void)
{
    time_is(0, "1970-01-01T00:00:00.000000000Z");
    time_is(INT64_C(1470104375419022000), "2016-08-02T02:19:35.419022000Z");
    assert_reads(value_parse_time, "1470104375.419022000", INT64_C(1470104375419022000));
    assert_reads(value_parse_time, "1470104375", INT64_C(1470104375000000000));
    assert_reads(value_parse_time, "-0.5", -NANOSECONDS / 2);
}

static void test_before_1970(void)
{
    time_is(-1, "1969-12-31T23:59:59.999999999Z");
    time_is(-NANOSECONDS, "1969-12-31T23:59:59.000000000Z");
    time_is(-86400 * NANOSECONDS, "1969-12-31T00:00:00.000000000Z");
    time_is(-86400 * NANOSECONDS - 1, "1969-12-30T23:59:59.999999999Z");
    time_is(INT64_C(-2208988800) * NANOSECONDS, "1900-01-01T00:00:00.000000000Z");
}

static void test_time_limits(void)
{
    time_is(INT64_MAX, "2262-04-11T23:47:16.854775807Z");
    time_is(INT64_MIN + 145224192, "1677-09-21T00:12:43.290448384Z");
    time_is(INT64_MIN, "1677-09-21T00:12:43.145224192Z");
    assert_all_rejected(value_parse_time,
                        LIST("2262-04-11T23:47:16.854775808Z", "1677-09-21T00:12:43.145224191Z",
                             "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "9223372037"));
}

/* Against the C library's calendar. */
static void test_calendar(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(4);
    for (int i = 0; i < 20000; i++) {
        char text[40];
        time_t seconds = (time_t)(g_rand_double_range(random, -9.2e9, 9.2e9));
        struct tm tm;
        gmtime_r(&seconds, &tm);
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.000000000Z", &tm);
        time_is(seconds * NANOSECONDS, text);
    }
}

static void test_time_round_trip(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = (uint64_t)g_rand_int(random) << 32 | g_rand_int(random);
        int64_t value = (int64_t)bits >> g_rand_int_range(random, 0, 64);
        time_is(value, NULL);
        duration_is(value, NULL);
    }
}

static void test_leap_years(void)
{
    assert_reads(value_parse_time, "2000-02-29T00:00:00Z", 951782400 * NANOSECONDS);
    assert_reads(value_parse_time, "2016-02-29T23:59:59Z", 1456790399 * NANOSECONDS);
    assert_all_rejected(value_parse_time, LIST("1900-02-29T00:00:00Z", "2015-02-29T00:00:00Z",
                                               "2100-02-29T00:00:00Z", "2016-02-30T00:00:00Z"));
}

static void test_iso_forms(void)
{
    for (const char *const *text =
             LIST("2016-08-02T02:19:35.5Z", "2016-08-02 02:19:35.5", "2016-08-02T02:19:35.500Z",
                  "2016-08-02T04:19:35.5+02:00", "2016-08-02T04:19:35.5+0200",
                  "2016-08-01T20:49:35.5-05:30", "2016-08-02T02:19:35.50000000000Z");
         *text != NULL; text++)
        assert_reads(value_parse_time, *text, INT64_C(1470104375500000000));
}

static void test_time_rejects(void)
{
    assert_all_rejected(value_parse_time,
                        LIST("", "-", "2016-08-02", "2016-08-02T", "2016-08-02T24:00:00Z",
                             "2016-08-02T23:60:00Z", "2016-08-02T23:59:60Z", "2016-13-01T00:00:00Z",
                             "2016-00-01T00:00:00Z", "2016-08-00T00:00:00Z", "2016-04-31T00:00:00Z",
                             "2016-08-02T02:19:35.Z", "2016-08-02T02:19:35.1234567891Z",
                             "2016-08-02T02:19:35Zx", "2016-08-02T02:19:35 Z", "2016-8-2T02:19:35Z",
                             "16-08-02T02:19:35Z", "2016-08-02T02:19:35+1",
                             "2016-08-02T02:19:35+02:60", " 2016-08-02T02:19:35Z", "yesterday"));
}

static void test_wireshark(void)
{
    assert_reads(value_parse_time, "Feb  9, 2010 01:18:39.618072000 UTC",
                 INT64_C(1265678319618072000));
    assert_reads(value_parse_time, "Dec 31, 1969 23:59:59.999999999 UTC", -1);
    assert_reads(value_parse_time, "Feb 29, 2016 00:00:00.000000000 UTC",
                 INT64_C(1456704000000000000));
    assert_all_rejected(
        value_parse_time,
        LIST("Feb 30, 2010 01:18:39.618072000 UTC", "Fev  9, 2010 01:18:39.618072000 UTC",
             "anF  9, 2010 01:18:39.618072000 UTC", "Feb  9 2010 01:18:39.618072000 UTC",
             "Feb  0, 2010 01:18:39.618072000 UTC", "Feb  9, 2010 01:18:39.618072000",
             "Feb  9, 2010 01:18:39.618072000 NOWHERE", "Feb  9, 2010 25:18:39.618072000 UTC",
             "Feb  9, 2300 01:18:39.618072000 UTC", "Feb 99999999999, 2010 01:18:39.6 UTC"));
    int64_t value;
    static const char nul[] = "\0eb  9, 2010 01:18:39.618072000 UTC";
    g_assert_false(value_parse_time(nul, sizeof nul - 1, &value));
}

/* The clocks of Berlin, where 02:30 comes twice in October and not at all in March. */
static void test_wireshark_dst(void)
{
    if (!g_file_test("/usr/share/zoneinfo/Europe/Berlin", G_FILE_TEST_EXISTS)) {
        g_test_skip("there is no time zone database");
        return;
    }
    g_autofree char *before = g_strdup(g_getenv("TZ"));
    g_setenv("TZ", "Europe/Berlin", true);
    tzset();
    static const struct {
        const char *local, *utc;
    } cases[] = {
        {"Oct 25, 2009 01:30:00.000000000 CEST", "2009-10-24T23:30:00Z"},
        {"Oct 25, 2009 02:30:00.000000000 CEST", "2009-10-25T00:30:00Z"},
        {"Oct 25, 2009 02:30:00.250000000 CET", "2009-10-25T01:30:00.25Z"},
        {"Oct 25, 2009 03:30:00.000000000 CET", "2009-10-25T02:30:00Z"},
        {"Mar 29, 2009 03:30:00.000000000 CEST", "2009-03-29T01:30:00Z"},
        {"Jul  1, 1969 12:00:00.500000000 CET", "1969-07-01T11:00:00.5Z"},
        {"Feb  9, 2010 01:18:39.618072000 UTC", "2010-02-09T01:18:39.618072Z"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int64_t expected;
        g_assert_true(value_parse_time(cases[i].utc, strlen(cases[i].utc), &expected));
        assert_reads(value_parse_time, cases[i].local, expected);
    }
    assert_all_rejected(value_parse_time, LIST("Mar 29, 2009 02:30:00.000000000 CEST",
                                               "Mar 29, 2009 02:30:00.000000000 CET",
                                               "Jul  1, 2009 12:00:00.000000000 CET",
                                               "Jul  1, 2009 12:00:00.000000000 EST"));
    if (before != NULL)
        g_setenv("TZ", before, true);
    else
        g_unsetenv("TZ");
    tzset();
}

static void test_duration(void)
{
    duration_is(0, "0.000000000");
    duration_is(123000, "0.000123000");
    duration_is(-1, "-0.000000001");
    duration_is(-1500000000, "-1.500000000");
    duration_is(INT64_MAX, "9223372036.854775807");
    duration_is(INT64_MIN, "-9223372036.854775808");
    assert_reads(value_parse_duration, "5", 5 * NANOSECONDS);
    assert_reads(value_parse_duration, "007.25", 7250000000);
    assert_reads(value_parse_duration, "1.10000000000000", 1100000000);
    assert_all_rejected(value_parse_duration,
                        LIST("", "-", ".5", "5.", "+5", "1e3", "1.5s", " 1.5", "1.5 ", "--1.5",
                             "1.0000000001", "1.2.3", "9223372036.854775808", "9223372037",
                             "-9223372036.854775809", "99999999999999999999"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/value/time/epoch", test_epoch);
    g_test_add_func("/value/time/before-1970", test_before_1970);
    g_test_add_func("/value/time/limits", test_time_limits);
    g_test_add_func("/value/time/calendar", test_calendar);
    g_test_add_func("/value/time/round-trip", test_time_round_trip);
    g_test_add_func("/value/time/leap-years", test_leap_years);
    g_test_add_func("/value/time/iso-forms", test_iso_forms);
    g_test_add_func("/value/time/rejects", test_time_rejects);
    g_test_add_func("/value/time/wireshark", test_wireshark);
    g_test_add_func("/value/time/wireshark-dst", test_wireshark_dst);
    g_test_add_func("/value/duration", test_duration);
    return g_test_run();
}
