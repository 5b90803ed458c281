#include <time.h>

#include "written.h"

static void test_types(void)
{
    g_autoptr(Table) table = all_types();
    writes(table, "pretty",
           /* clang-format off */
           "ok               n   flags       x  at                                   rtt  src          host\n"
           "bool           int    uint    real  time (UTC)                  duration (s)  address      text\n"
           "true            -7  0x0018       ·  2016-08-02 02:19:35.419022      0.000123  10.0.0.1     a.example\n"
           "·      12345678901       ·     0.1  2016-08-02 02:19:36.500000             ·  ·            ·\n"
           "false            ·  0x0002  1250.0  ·                              -1.500000  2001:db8::1  b c\n"
           "3 rows × 8 columns\n");
    /* clang-format on */
}

static void test_hostile(void)
{
    writes_text("pretty", TEXT("\x1b[2J\xe2\x80\xae\xff\n日"),
                "t\ntext\n\\x1b[2J\\u202e\\xff\\n日\n1 row × 1 column\n");
    g_autoptr(Table) table = one_text("\x1b[2J", TEXT("x"));
    writes(table, "pretty", "\\x1b[2J\ntext\nx\n1 row × 1 column\n");
}

static void test_preview(void)
{
    g_autoptr(Table) table = count_to(12345);
    writes(table, "pretty",
           "    n\n"
           "  int\n"
           "    1\n    2\n    3\n    4\n    5\n"
           "    …\n"
           "12341\n12342\n12343\n12344\n12345\n"
           "12,345 rows × 1 column\n");
    WriteOptions one = {.preview = {.whole = 1, .first = 1}};
    g_autofree char *first = written(table, "pretty", one, NULL);
    g_assert_cmpstr(first, ==, "  n\nint\n  1\n  …\n12,345 rows × 1 column\n");
    g_autoptr(Table) small = count_to(20);
    g_autofree char *whole = written(small, "pretty", (WriteOptions){0}, NULL);
    g_assert_null(strstr(whole, "…"));
    g_autofree char *all = written(table, "pretty", (WriteOptions){.preview = preview_all}, NULL);
    g_assert_null(strstr(all, "…"));
}

static void test_reals(void)
{
    g_autoptr(Table) table = table_new(3);
    add_column(table, "mean", TYPE_REAL, (const char *[]){"733.3333333333", "3", "-inf"});
    add_column(table, "whole", TYPE_REAL, (const char *[]){"2", "10", NULL});
    add_column(table, "tiny", TYPE_REAL, (const char *[]){"0.00000000125", "0", "2"});
    add_column(table, "large", TYPE_REAL, (const char *[]){"1e20", "1", "2"});
    add_column(table, "exact", TYPE_REAL, (const char *[]){"123456789012.5", "0.25", "1"});
    writes(table, "pretty",
           "      mean  whole      tiny    large            exact\n"
           "      real   real      real     real             real\n"
           "733.333333    2.0  1.25e-09  1.0e+20  123456789012.50\n"
           "  3.000000   10.0  0.00e+00  1.0e+00             0.25\n"
           "      -inf      ·  2.00e+00  2.0e+00             1.00\n"
           "3 rows × 5 columns\n");
}

static void test_times(void)
{
    g_autoptr(Table) table = table_new(2);
    add_column(table, "s", TYPE_TIME, (const char *[]){"0", "1"});
    add_column(table, "ms", TYPE_TIME, (const char *[]){"-0.5", "1"});
    add_column(table, "ns", TYPE_DURATION, (const char *[]){"0.000000001", "-2"});
    add_column(table, "whole", TYPE_DURATION, (const char *[]){"60", NULL});
    writes(table, "pretty",
           "s                    ms                                 ns         whole\n"
           "time (UTC)           time (UTC)               duration (s)  duration (s)\n"
           "1970-01-01 00:00:00  1969-12-31 23:59:59.500   0.000000001            60\n"
           "1970-01-01 00:00:01  1970-01-01 00:00:01.000  -2.000000000             ·\n"
           "2 rows × 4 columns\n");
}

static void test_local_time(void)
{
    g_autoptr(Table) table = table_new(1);
    add_column(table, "t", TYPE_TIME, (const char *[]){"0"});
    g_setenv("TZ", "XYZ-02:30", true);
    tzset();
    g_autofree char *text = written(table, "pretty", (WriteOptions){0}, NULL);
    g_assert_cmpstr(text, ==, "t\ntime (local)\n1970-01-01 02:30:00\n1 row × 1 column\n");
    g_autofree char *tsv = written(table, "tsv", (WriteOptions){0}, NULL);
    g_assert_cmpstr(tsv, ==, "t\n1970-01-01T00:00:00.000000000Z\n");
}

static void test_narrow(void)
{
    g_autoptr(Table) table = table_new(1);
    add_column(table, "frame.number", TYPE_INT, (const char *[]){"12345678"});
    add_column(table, "uri", TYPE_TEXT, (const char *[]){"/a/long/path/to/something"});
    add_column(table, "host", TYPE_TEXT, (const char *[]){"example.com"});
    struct {
        size_t width;
        const char *expected;
    } cases[] = {
        {0, "frame.number  uri                        host\n"
            "         int  text                       text\n"
            "    12345678  /a/long/path/to/something  example.com\n"
            "1 row × 3 columns\n"},
        {46, "frame.number  uri                  host\n"
             "         int  text                 text\n"
             "    12345678  /a/long/path/to/so…  example.com\n"
             "1 row × 3 columns\n"},
        {35, "frame.n…  uri           host\n"
             "     int  text          text\n"
             "12345678  /a/long/pat…  example.com\n"
             "1 row × 3 columns\n"},
        {26, "frame.num…  …  host\n"
             "       int  …  text\n"
             "  12345678  …  example.com\n"
             "1 row × 3 columns (1 column not shown)\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        WriteOptions narrow = {.width = cases[i].width};
        g_autofree char *text = written(table, "pretty", narrow, NULL);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pretty/types", test_types);
    g_test_add_func("/pretty/hostile", test_hostile);
    g_test_add_func("/pretty/preview", test_preview);
    g_test_add_func("/pretty/reals", test_reals);
    g_test_add_func("/pretty/times", test_times);
    g_test_add_func("/pretty/local-time", test_local_time);
    g_test_add_func("/pretty/narrow", test_narrow);
    return g_test_run();
}
