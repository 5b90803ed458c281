#include "expressions.h"

#include <locale.h>

static Table *make_table(void)
{
    Table *table = table_new(4);
    add_split(table, "x", TYPE_TEXT,
              "Abc||\xc3\x89t\xc3\xa9|\xff"
              "A");
    add_split(table, "a", TYPE_ADDRESS, "2001:DB8::1||10.0.0.1|10.0.0.2");
    add_split(table, "i", TYPE_INT, "-5||9223372036854775807|0");
    add_split(table, "min", TYPE_INT, "||-9223372036854775808|");
    add_split(table, "u", TYPE_UINT, "18446744073709551615||1|2");
    add_split(table, "r", TYPE_REAL, "2.5|-2.5||0.001");
    add_split(table, "inf", TYPE_REAL, "inf|-inf||1.5");
    add_split(table, "at", TYPE_TIME,
              "2016-08-02T02:19:35.419022001Z|1969-12-31T23:59:59.5Z||1677-09-21T00:12:44Z");
    add_split(table, "d", TYPE_DURATION, "1.5|-0.000000001||-9223372036.854775807");
    return table;
}

static const ExpressionCase texts[] = {
    {"lower(x)", "text abc||\xc3\xa9t\xc3\xa9|\xff"
                 "a"},
    {"upper(x)", "text ABC||\xc3\x89T\xc3\x89|\xff"
                 "A"},
    {"lower(a)", "text 2001:db8::1||10.0.0.1|10.0.0.2"},
    /* Characters; of what is no UTF-8, bytes. */
    {"len(x)", "int 3||3|2"},
    {"len(a)", "int 11||8|8"},
    {"len(\"\")", "int 0|0|0|0"},
    {"substr(x, 1)", "text bc||t\xc3\xa9|A"},
    {"substr(x, 0, 1)", "text A||\xc3\x89|\xff"},
    {"substr(x, -2)", "text bc||t\xc3\xa9|\xff"
                      "A"},
    {"substr(x, -9, 2)", "text Ab||\xc3\x89t|\xff"
                         "A"},
    {"substr(x, 9)", "text |||"},
    {"substr(x, 1, -1)", "text |||"},
    {"substr(x, -9223372036854775808, 9223372036854775807)", "text Abc||\xc3\x89t\xc3\xa9|\xff"
                                                             "A"},
    {"substr(x, 9223372036854775807, 9223372036854775807)", "text |||"},
    {"substr(x, floor(1 / 0))", "text |||"},
    {"substr(x, 0, floor(1 / 0))", "text |||"},
    {"substr(x, true)", "text bc||t\xc3\xa9|A"},
};

static const ExpressionCase numbers[] = {
    {"floor(r)", "int 2|-3||0"},
    {"round(r)", "int 2|-2||0"},
    {"round(3.5)", "int 4|4|4|4"},
    {"floor(i)", "int -5||9223372036854775807|0"},
    {"floor(u)", "uint 18446744073709551615||1|2"},
    {"floor(d)", "int 1|-1||-9223372037"},
    {"round(r, 0)", "real 2.0|-2.0||0.0"},
    {"round(r, 2)", "real 2.5|-2.5||0.0"},
    {"round(r, 400)", "real 2.5|-2.5||0.001"},
    {"round(r, -400)", "real 0.0|-0.0||0.0"},
    {"round(1234.5, -2)", "real 1200.0|1200.0|1200.0|1200.0"},
    {"round(25, -1)", "real 20.0|20.0|20.0|20.0"},
    {"round(inf, 1)", "real inf|-inf||1.5"},
    {"round(0.15 + 0.15, 1)", "real 0.3|0.3|0.3|0.3"},
    {"abs(i)", "int 5||9223372036854775807|0"},
    {"abs(u)", "uint 18446744073709551615||1|2"},
    {"abs(r)", "real 2.5|2.5||0.001"},
    {"abs(d)", "duration 1.500000000|0.000000001||9223372036.854775807"},
    {"log10(1000)", "real 3.0|3.0|3.0|3.0"},
    {"log10(r)", "real 0.3979400086720376|||-3.0"},
    {"log10(i)", "real ||18.964889726830815|"},
    {"log10(inf)", "real inf|||0.17609125905568124"},
};

static const ExpressionCase times[] = {
    {"year(at)", "int 2016|1969||1677"},
    {"month(at)", "int 8|12||9"},
    {"day(at)", "int 2|31||21"},
    {"hour(at)", "int 2|23||0"},
    {"minute(at)", "int 19|59||12"},
    {"second(at)", "int 35|59||44"},
    /* A Tuesday, a Wednesday, a Tuesday. */
    {"weekday(at)", "int 2|3||2"},
};

static const FailureCase failures[] = {
    {"lower(i)", "this is int, where text is needed", "      ^"},
    {"len(1)", "this is int, where text is needed", "    ^"},
    {"substr(x, 1.5)", "this is real, where int is needed", "          ^~~"},
    {"substr(x, u)", "this is uint, where int is needed", "          ^"},
    {"floor(x)", "this is text, where real is needed", "      ^"},
    {"floor(at)", "this is time, where real is needed", "      ^~"},
    {"floor(inf)", "the result in row 1 does not fit in 64 bits", "^~~~~~~~~~"},
    {"floor(1e19)", "the result in row 1 does not fit in 64 bits", "^~~~~~~~~~~"},
    {"round(-1e19)", "the result in row 1 does not fit in 64 bits", "^~~~~~~~~~~~"},
    {"round(r, x)", "this is text, where int is needed", "         ^"},
    {"abs(min)", "the result in row 3 does not fit in 64 bits", "^~~~~~~~"},
    {"abs(at)", "time has no absolute value", "^~~~~~~"},
    {"log10(x)", "this is text, where real is needed", "      ^"},
    {"year(d)", "this is duration, where a time is needed", "     ^"},
};

static void test_texts(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, texts, G_N_ELEMENTS(texts));
}

static void test_numbers(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, numbers, G_N_ELEMENTS(numbers));
}

static void test_times(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, times, G_N_ELEMENTS(times));
}

static void test_failures(void)
{
    g_autoptr(Table) table = make_table();
    check_failures(table, failures, G_N_ELEMENTS(failures));
}

/* A NUL is a character like others. */
static void test_nul(void)
{
    g_autoptr(Builder) builder = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    builder_append(builder, BYTES("a\0b"));
    g_autoptr(Table) table = table_new(1);
    table_add(table, "x", builder_finish(builder));
    static const ExpressionCase cases[] = {
        {"len(x)", "int 3"},
        {"len(upper(x))", "int 3"},
        {"substr(upper(x), 2)", "text B"},
        {"len(x + x)", "int 6"},
    };
    check_expressions(table, cases, G_N_ELEMENTS(cases));
}

/* Turkish has another small I; a host's name has not. */
static void test_locale(void)
{
    const char *turkish = setlocale(LC_CTYPE, "tr_TR.UTF-8");
    if (turkish == NULL) {
        g_test_skip("no Turkish locale here");
        return;
    }
    g_autoptr(Table) table = table_new(1);
    check_expression(table, &(ExpressionCase){"lower(\"WIKI\")", "text wiki"}, true);
    setlocale(LC_CTYPE, "C");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/functions/texts", test_texts);
    g_test_add_func("/functions/numbers", test_numbers);
    g_test_add_func("/functions/times", test_times);
    g_test_add_func("/functions/failures", test_failures);
    g_test_add_func("/functions/nul", test_nul);
    g_test_add_func("/functions/locale", test_locale);
    return g_test_run();
}
