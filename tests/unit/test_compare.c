/* == != < > <= >= in contains matches */
#include "expressions.h"

#include <stdlib.h>
#include <time.h>

static Table *make_table(void)
{
    Table *table = table_new(4);
    add_split(table, "i", TYPE_INT, "-1||9007199254740993|9223372036854775807");
    add_split(table, "u", TYPE_UINT, "0|18446744073709551615||9223372036854775807");
    add_split(table, "r", TYPE_REAL, "-1||9007199254740992|inf");
    add_split(table, "ok", TYPE_BOOL, "true|false||true");
    add_split(table, "at", TYPE_TIME,
              "2016-08-02T02:19:35.419022001Z|1969-12-31T23:59:59.5Z||1970-01-01T00:00:00Z");
    add_split(table, "d", TYPE_DURATION, "1.5|-0.000000001||0");
    add_split(table, "a", TYPE_ADDRESS, "10.0.0.1|2001:db8::1||9.255.255.255");
    add_split(table, "mac", TYPE_ADDRESS, "00:1b:21:3c:9d:f8|||ff:ff:ff:ff:ff:ff");
    add_split(table, "x", TYPE_TEXT, "tcp||TCP|tc");
    add_split(table, "port", TYPE_INT, "80|443|8080|");
    return table;
}

#define ROWS(a, b, c, d) "bool " #a "|" #b "|" #c "|" #d

static const ExpressionCase numbers[] = {
    {"i == -1", ROWS(true, false, false, false)},
    {"i != -1", ROWS(false, false, true, true)},
    {"i < 0", ROWS(true, false, false, false)},
    {"i >= i", ROWS(true, false, true, true)},
    /* To the last digit across types. */
    {"i == r", ROWS(true, false, false, false)},
    {"i > r", ROWS(false, false, true, false)},
    {"r < i", ROWS(false, false, true, false)},
    {"i == 9007199254740992.0", ROWS(false, false, false, false)},
    {"i == u", ROWS(false, false, false, true)},
    {"i < u", ROWS(true, false, false, false)},
    {"u > -1", ROWS(true, true, false, true)},
    {"u == 18446744073709551615", ROWS(false, true, false, false)},
    {"u < 18446744073709551616.0", ROWS(true, true, false, true)},
    {"u == 0xffffffffffffffff", ROWS(false, true, false, false)},
    {"r > 1e308", ROWS(false, false, false, true)},
    {"ok == 1", ROWS(true, false, false, true)},
    {"ok == true", ROWS(true, false, false, true)},
    {"ok < 1", ROWS(false, true, false, false)},
    {"port in {80, 8000..8080}", ROWS(true, false, true, false)},
    {"not port in {80, 8000..8080}", ROWS(false, true, false, true)},
    {"port in {0x50, 442.5..443}", ROWS(true, true, false, false)},
    {"port in {9..1}", ROWS(false, false, false, false)},
    {"i in {-9223372036854775808..0}", ROWS(true, false, false, false)},
};

static const ExpressionCase spans[] = {
    {"at == 1470104375.419022001", ROWS(true, false, false, false)},
    {"at == -0.5", ROWS(false, true, false, false)},
    {"at > 0", ROWS(true, false, false, false)},
    {"at >= 0", ROWS(true, false, false, true)},
    {"at < 1e300", ROWS(true, true, false, true)},
    {"at > -1e300", ROWS(true, true, false, true)},
    {"at == \"2016-08-02 02:19:35.419022001\"", ROWS(true, false, false, false)},
    {"at == \"2016-08-02T04:19:35.419022001+02:00\"", ROWS(true, false, false, false)},
    {"at >= \"2016-08-02\"", ROWS(true, false, false, false)},
    {"\"1970-01-01\" == at", ROWS(false, false, false, true)},
    {"at == \"Aug  2, 2016 02:19:35.419022001 UTC\"", ROWS(true, false, false, false)},
    {"at in {\"1969-01-01\"..\"1971-01-01\"}", ROWS(false, true, false, true)},
    {"d == 1.5", ROWS(true, false, false, false)},
    {"d == 1500ms", ROWS(true, false, false, false)},
    {"d == -0.000000001", ROWS(false, true, false, false)},
    {"d < 0", ROWS(false, true, false, false)},
    {"d in {0..1.5}", ROWS(true, false, false, true)},
    {"d in {-1ns..1s}", ROWS(false, true, false, true)},
    {"d > r", ROWS(true, false, false, false)},
    {"d >= ok", ROWS(true, false, false, false)},
    {"at - 1s > \"2016-08-02 02:19:34\"", ROWS(true, false, false, false)},
};

static const ExpressionCase addresses[] = {
    {"a == 10.0.0.1", ROWS(true, false, false, false)},
    {"a != 10.0.0.1", ROWS(false, true, false, true)},
    {"a == \"10.0.0.1\"", ROWS(true, false, false, false)},
    /* By number, and IPv4 before IPv6. */
    {"a < 10.0.0.1", ROWS(false, false, false, true)},
    {"a > 10.0.0.0", ROWS(true, true, false, false)},
    {"a == 2001:0DB8:0::0:1", ROWS(false, true, false, false)},
    {"a == 10.0.0.0/8", ROWS(true, false, false, false)},
    {"a == \"10.0.0.0/8\"", ROWS(true, false, false, false)},
    {"10.0.0.0/8 == a", ROWS(true, false, false, false)},
    {"a != 10.0.0.0/8", ROWS(false, true, false, true)},
    {"a < 10.0.0.0/8", ROWS(false, false, false, true)},
    {"a <= 10.0.0.0/8", ROWS(true, false, false, true)},
    {"a > 10.0.0.0/8", ROWS(false, true, false, false)},
    {"10.0.0.0/8 > a", ROWS(false, false, false, true)},
    {"10.0.0.0/8 <= a", ROWS(true, true, false, false)},
    {"a == 0.0.0.0/0", ROWS(true, false, false, true)},
    {"a == ::/0", ROWS(false, true, false, false)},
    {"a == 10.0.0.1/32", ROWS(true, false, false, false)},
    {"a == 10.0.0.0/32", ROWS(false, false, false, false)},
    {"a == 8.0.0.0/7", ROWS(false, false, false, true)},
    {"a == 8.0.0.0/6", ROWS(true, false, false, true)},
    {"a == 10.0.0.2/30", ROWS(true, false, false, false)},
    {"a == 10.0.0.2/31", ROWS(false, false, false, false)},
    {"a == 2001:db8::/33", ROWS(false, true, false, false)},
    {"a == 2001:db8:8000::/33", ROWS(false, false, false, false)},
    {"a == 2001:db8::1/128", ROWS(false, true, false, false)},
    {"a == 2001:db8::2/127", ROWS(false, false, false, false)},
    {"mac == 00:1b:21:00:00:00/24", ROWS(true, false, false, false)},
    {"mac == 00:1B:21:3C:9D:F8", ROWS(true, false, false, false)},
    {"mac == 80:00:00:00:00:00/1", ROWS(false, false, false, true)},
    {"a in {10.0.0.0/8, ::/0}", ROWS(true, true, false, false)},
    {"a in {9.0.0.0..10.0.0.0}", ROWS(false, false, false, true)},
    {"a in {9.0.0.0/8..10.0.0.0/8}", ROWS(true, false, false, true)},
    {"a in {\"10.0.0.1\"}", ROWS(true, false, false, false)},
    {"a == mac", ROWS(false, false, false, false)},
    {"a > mac", ROWS(true, false, false, true)},
    {"a contains \"10.\"", ROWS(true, false, false, false)},
    {"a matches \"^2001\"", ROWS(false, true, false, false)},
};

static const ExpressionCase texts[] = {
    {"x == \"tcp\"", ROWS(true, false, false, false)},
    {"x != \"tcp\"", ROWS(false, false, true, true)},
    {"\"tcp\" == x", ROWS(true, false, false, false)},
    {"x < \"tcp\"", ROWS(false, false, true, true)},
    {"x in {\"tc\", \"a\"..\"z\"}", ROWS(true, false, false, true)},
    {"x == lower(x)", ROWS(true, false, false, true)},
    {"x contains \"cp\"", ROWS(true, false, false, false)},
    {"x contains \"\"", ROWS(true, false, true, true)},
    {"x matches \"^tcp$\"", ROWS(true, false, true, false)},
    {"x ~ \"t.p\"", ROWS(true, false, true, false)},
    {"x matches \"(?-i)^tcp$\"", ROWS(true, false, false, false)},
    {"x == 10.0.0.1 or true", "text and address cannot be compared\n"
                              "    x == 10.0.0.1 or true\n"
                              "    ^~~~~~~~~~~~~"},
    /* A single value that is missing meets nothing. */
    {"x == if(true, substr(\"abc\", floor(1/0)), \"b\")", ROWS(false, false, false, false)},
    {"x != if(true, substr(\"abc\", floor(1/0)), \"b\")", ROWS(false, false, false, false)},
    {"port != 1/0", ROWS(false, false, false, false)},
};

static const FailureCase failures[] = {
    {"x == 80", "text and int cannot be compared; a text stands in quotes", "^~~~~~~"},
    {"80 == x", "int and text cannot be compared; a text stands in quotes", "^~~~~~~"},
    {"port == \"80\"", "int and text cannot be compared; a number stands without quotes",
     "^~~~~~~~~~~~"},
    {"port in {80, \"443\"}", "int and text cannot be compared; a number stands without quotes",
     "^~~~~~~~~~~~~~~~~~"},
    {"at > \"noon\"", "time and text cannot be compared; a time is written \"2016-08-02 02:19:35\"",
     "^~~~~~~~~~~"},
    {"at > \"2016-02-30\"",
     "time and text cannot be compared; a time is written \"2016-08-02 02:19:35\"",
     "^~~~~~~~~~~~~~~~~"},
    {"d > \"1s\"",
     "duration and text cannot be compared; a span of time is written 10ms, 1.5s, 5m, 1h, without "
     "quotes",
     "^~~~~~~~"},
    {"a == \"localhost\"", "address and text cannot be compared; the text is no address",
     "^~~~~~~~~~~~~~~~"},
    {"a == \"10.0.0.0/33\"", "address and text cannot be compared; the text is no address",
     "^~~~~~~~~~~~~~~~~~"},
    {"a == \"10.0.0.0/\"", "address and text cannot be compared; the text is no address",
     "^~~~~~~~~~~~~~~~"},
    {"a == 10", "address and int cannot be compared", "^~~~~~~"},
    {"at == d", "time and duration cannot be compared", "^~~~~~~"},
    {"port contains \"8\"", "this is int, where text is needed", "^~~~"},
    {"x contains 8", "this is int, where text is needed", "           ^"},
    {"port matches \"8\"", "this is int, where text is needed", "^~~~"},
};

static void test_tables(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, numbers, G_N_ELEMENTS(numbers));
    check_expressions(table, spans, G_N_ELEMENTS(spans));
    check_expressions(table, addresses, G_N_ELEMENTS(addresses));
    check_expressions(table, texts, G_N_ELEMENTS(texts));
    check_failures(table, failures, G_N_ELEMENTS(failures));
}

/* A text with a NUL, one that is not UTF-8, and one that is. */
static void test_bytes(void)
{
    static const ExpressionCase cases[] = {
        {"x contains \"b\"", "bool true|false|false"},
        {"x matches \"b$\"", "bool true|false|false"},
        {"x matches r\"a\\x00b\"", "bool true|false|false"},
        {"x matches \"\\xff\"", "bool false|true|false"},
        {"x contains \"\\xff\"", "bool false|true|false"},
        {"x matches \"^.$\"", "bool false|false|true"},
        {"x matches \"^..$\"", "bool false|true|false"},
        {"x matches \"\xc3\x89\"", "bool false|false|true"},
        {"x == \"a\"", "bool false|false|false"},
        {"x > \"a\"", "bool true|true|true"},
    };
    g_autoptr(Builder) builder = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    builder_append(builder, BYTES("a\0b"));
    builder_append(builder, BYTES("\xff\x80"));
    builder_append(builder, BYTES("\xc3\xa9"));
    g_autoptr(Table) table = table_new(3);
    table_add(table, "x", builder_finish(builder));
    check_expressions(table, cases, G_N_ELEMENTS(cases));
}

/* More than the stack of a compiled pattern holds. */
static void test_long_text(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 50000; i++)
        g_string_append(text, "ab");
    g_autoptr(Table) table = table_new(1);
    add_split(table, "x", TYPE_TEXT, text->str);
    static const ExpressionCase cases[] = {
        {"x matches \"^(a|b)*$\"", "bool true"},
        {"x matches \"(ab)+$\"", "bool true"},
        {"x matches \"^(a|b)*c\"", "bool false"},
    };
    check_expressions(table, cases, G_N_ELEMENTS(cases));
}

/* Says that it gave up, instead of that nothing matched. */
static void test_endless_pattern(void)
{
    g_autoptr(Table) table = make_table();
    g_autofree char *found =
        value_text(table, "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\" matches \"^(a+)+$\"", true);
    g_assert_true(g_str_has_prefix(found,
                                   "this takes too many steps on a text of 39 bytes; repeats "
                                   "inside repeats, as in (a+)+, are what makes it so ("));
}

/* Where no zone is written, the person's own is meant, with its summer. */
static void test_local_times(void)
{
    g_autoptr(Table) table = table_new(2);
    add_split(table, "at", TYPE_TIME, "2016-08-02T00:00:00Z|1969-12-31T12:00:00.5Z");
    static const ExpressionCase cases[] = {
        {"at == \"2016-08-02 02:00\"", "bool true|false"},
        {"at == \"2016-08-02T02:00:00\"", "bool true|false"},
        {"at == \"2016-08-02T00:00Z\"", "bool true|false"},
        {"at == \"2016-08-01T20:00-04:00\"", "bool true|false"},
        {"at == \"1969-12-31 13:00:00.5\"", "bool false|true"},
        {"at - \"2016-08-02\"", "duration 7200.000000000|-1470131999.500000000"},
        /* The ends of what 64 bits of nanoseconds hold. */
        {"at < \"2262-04-11 23:47:16\"", "bool true|true"},
        {"at > \"1677-09-21 02:00\"", "bool true|true"},
        {"hour(at)", "int 2|13"},
    };
    g_setenv("TZ", "Europe/Berlin", true);
    tzset();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_expression(table, &cases[i], false);
    g_unsetenv("TZ");
    tzset();
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compare/tables", test_tables);
    g_test_add_func("/compare/bytes", test_bytes);
    g_test_add_func("/compare/long-text", test_long_text);
    g_test_add_func("/compare/endless-pattern", test_endless_pattern);
    g_test_add_func("/compare/local-times", test_local_times);
    return g_test_run();
}
