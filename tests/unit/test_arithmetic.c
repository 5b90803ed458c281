#include "expressions.h"

/* "min" and "max" are the least and greatest of their type. */
static Table *make_table(void)
{
    Table *table = table_new(4);
    add_split(table, "i", TYPE_INT, "7|-7||2");
    add_split(table, "j", TYPE_INT, "3|3|3|0");
    add_split(table, "u", TYPE_UINT, "5|18446744073709551615|0|");
    add_split(table, "min", TYPE_INT, "-9223372036854775808|-1|0|1");
    add_split(table, "max", TYPE_INT, "1|0|-1|9223372036854775807");
    add_split(table, "r", TYPE_REAL, "0.5|-1.5||0.0");
    add_split(table, "inf", TYPE_REAL, "inf|-inf|1e308|1.0");
    add_split(table, "b", TYPE_BOOL, "true|false||true");
    add_split(table, "at", TYPE_TIME,
              "2016-08-02T02:19:35.419022001Z|1969-12-31T23:59:59.5Z||1970-01-01T00:00:00Z");
    add_split(table, "d", TYPE_DURATION, "1.5|-0.000000001||0");
    add_split(table, "x", TYPE_TEXT, "a|||\xff");
    return table;
}

static const ExpressionCase integers[] = {
    {"i + j", "int 10|-4||2"},
    {"i - j", "int 4|-10||2"},
    {"i * j", "int 21|-21||0"},
    {"i / j", "real 2.3333333333333335|-2.3333333333333335||"},
    /* The sign of the divisor, as Python has it. */
    {"i % j", "int 1|2||"},
    {"i % -3", "int -2|-1||-1"},
    {"5.5 % -3", "real -0.5|-0.5|-0.5|-0.5"},
    {"-5.5 % 3", "real 0.5|0.5|0.5|0.5"},
    {"i & 6", "int 6|0||2"},
    {"-i", "int -7|7||-2"},
    {"- -i", "int 7|-7||2"},
    {"i + b", "int 8|-7||3"},
    {"-b", "int -1|0||-1"},
    {"0x10 + 1", "int 17|17|17|17"},
    {"2 * -3", "int -6|-6|-6|-6"},
    /* To the last digit. */
    {"9007199254740993 + 0",
     "int 9007199254740993|9007199254740993|9007199254740993|9007199254740993"},
    {"-9223372036854775808 + 0",
     "int -9223372036854775808|-9223372036854775808|-9223372036854775808|-9223372036854775808"},
    {"min + 1", "int -9223372036854775807|0|1|2"},
    {"min % -1", "int 0|0|0|0"},
    {"min & max", "int 0|0|0|1"},
};

static const ExpressionCase uints[] = {
    {"u + 0", "uint 5|18446744073709551615|0|"},
    {"u * 1", "uint 5|18446744073709551615|0|"},
    {"u % 10", "int 5|5|0|"},
    {"u % -10", "int -5|-5|0|"},
    {"i % u", "uint 2|18446744073709551608||"},
    {"u & 0xff", "uint 5|255|0|"},
    {"-1 & u", "uint 5|18446744073709551615|0|"},
    {"u / 5", "real 1.0|3.6893488147419105e+18|0.0|"},
    {"u - u", "int 0|0|0|"},
    {"18446744073709551615 - 18446744073709551614", "int 1|1|1|1"},
};

#define TOO_LARGE(row)                                                                             \
    "the result in row " row                                                                       \
    " does not fit in 64 bits; with 1.0 * in front of an operand it is a "                         \
    "real"

static const FailureCase overflows[] = {
    {"max + 1", TOO_LARGE("4"), "^~~~~~~"},
    {"1 - min", TOO_LARGE("1"), "^~~~~~~"},
    {"0 + -min", TOO_LARGE("1"), "    ^~~~"},
    {"min * -1", TOO_LARGE("1"), "^~~~~~~~"},
    {"u * u", TOO_LARGE("2"), "^~~~~"},
    {"u + 1", TOO_LARGE("2"), "^~~~~"},
    {"u - 0", TOO_LARGE("2"), "^~~~~"},
    {"-u", TOO_LARGE("2"), "^~"},
    {"u + -10",
     "the result in row 1 is negative, but of a uint and an int comes a uint; with 1.0 * in front "
     "of an operand it is a real",
     "^~~~~~~"},
    {"-18446744073709551615", TOO_LARGE("1"), "^~~~~~~~~~~~~~~~~~~~~"},
    {"at + 9000000000s", "the result in row 1 does not fit in 64 bits", "^~~~~~~~~~~~~~~~"},
    {"d * 1e300", "the result in row 1 does not fit in 64 bits", "^~~~~~~~~"},
    {"d / 1e-300", "the result in row 1 does not fit in 64 bits", "^~~~~~~~~~"},
    {"d * 9223372036854775807", "the result in row 1 does not fit in 64 bits",
     "^~~~~~~~~~~~~~~~~~~~~~~"},
};

static const ExpressionCase reals[] = {
    {"r + 1", "real 1.5|-0.5||1.0"},
    {"r * i", "real 3.5|10.5||0.0"},
    {"1 / r", "real 2.0|-0.6666666666666666||"},
    {"1 % r", "real 0.0|-0.5||"},
    {"-r", "real -0.5|1.5||0.0"},
    {"0.1 + 0.2",
     "real 0.30000000000000004|0.30000000000000004|0.30000000000000004|0.30000000000000004"},
    /* An infinity that was read stays one; what has no value is missing. */
    {"inf + 1", "real inf|-inf|1e+308|2.0"},
    {"inf - inf", "real ||0.0|0.0"},
    {"inf * 0", "real ||0.0|0.0"},
    {"inf / inf", "real ||1.0|1.0"},
    {"inf % 2", "real ||0.0|1.0"},
    {"1 / inf", "real 0.0|-0.0|1e-308|1.0"},
    {"0 / 0", "real |||"},
    {"1 / 0.0", "real |||"},
    {"1 % 0", "int |||"},
    {"1 % 0.0", "real |||"},
};

static const ExpressionCase spans[] = {
    {"d + 1ms", "duration 1.501000000|0.000999999||0.001000000"},
    {"d - d", "duration 0.000000000|0.000000000||0.000000000"},
    {"-d", "duration -1.500000000|0.000000001||0.000000000"},
    {"d * 2", "duration 3.000000000|-0.000000002||0.000000000"},
    {"2 * d", "duration 3.000000000|-0.000000002||0.000000000"},
    {"d * 0.5", "duration 0.750000000|-0.000000001||0.000000000"},
    {"0.5 * d", "duration 0.750000000|-0.000000001||0.000000000"},
    {"d / 3", "duration 0.500000000|0.000000000||0.000000000"},
    {"d / 0", "duration |||"},
    {"d * j", "duration 4.500000000|-0.000000003||0.000000000"},
    {"1ns * 9007199254740993",
     "duration 9007199.254740993|9007199.254740993|9007199.254740993|9007199.254740993"},
    {"300ms / 100ms", "real 3.0|3.0|3.0|3.0"},
    {"d / 1ns", "real 1500000000.0|-1.0||0.0"},
    {"1s / d", "real 0.6666666666666666|-1000000000.0||"},
    {"d % 1s", "duration 0.500000000|0.999999999||0.000000000"},
    {"d % 0s", "duration |||"},
    {"at - at", "duration 0.000000000|0.000000000||0.000000000"},
    {"at - first(at)", "duration 0.000000000|-1470104375.919022001||-1470104375.419022001"},
    {"at + 1s", "time "
                "2016-08-02T02:19:36.419022001Z|1970-01-01T00:00:00.500000000Z||1970-01-01T00:00:"
                "01.000000000Z"},
    {"500ms + at", "time "
                   "2016-08-02T02:19:35.919022001Z|1970-01-01T00:00:00.000000000Z||1970-01-01T00:"
                   "00:00.500000000Z"},
    {"at - 1ns", "time "
                 "2016-08-02T02:19:35.419022000Z|1969-12-31T23:59:59.499999999Z||1969-12-31T23:59:"
                 "59.999999999Z"},
    {"at - \"2016-08-02\"", "duration 8375.419022001|-1470096000.500000000||-1470096000.000000000"},
    {"\"1970-01-01\" - at", "duration -1470104375.419022001|0.500000000||0.000000000"},
    {"1w - 7d + 1d - 24h + 1h - 60m + 1m - 60s + 1s - 1000ms + 1ms - 1000us + 1us - 1000ns",
     "duration 0.000000000|0.000000000|0.000000000|0.000000000"},
    {"1.5ms", "duration 0.001500000|0.001500000|0.001500000|0.001500000"},
};

static const ExpressionCase texts[] = {
    {"x + \"b\"", "text ab|||\xff"
                  "b"},
    {"\"<\" + x + \">\"", "text <a>|||<\xff>"},
};

static const FailureCase types[] = {
    {"x + 1", "text and int cannot be combined so; a text can only be joined to another, by +",
     "^~~~~"},
    {"x * x", "text and text cannot be combined so; a text can only be joined to another, by +",
     "^~~~~"},
    {"1 + 10.0.0.1", "int and address cannot be combined so", "^~~~~~~~~~~~"},
    {"at + 1", "time and int cannot be combined so; a span of time is written 10ms, 1.5s, 5m, 1h",
     "^~~~~~"},
    {"at + at", "time and time cannot be combined so; a span of time is written 10ms, 1.5s, 5m, 1h",
     "^~~~~~~"},
    {"1 + (d - 1)",
     "duration and int cannot be combined so; a span of time is written 10ms, 1.5s, 5m, 1h",
     "    ^~~~~~~"},
    {"1 / d",
     "int and duration cannot be combined so; a span of time is written 10ms, 1.5s, 5m, 1h",
     "^~~~~"},
    {"r & 1", "real and int cannot be combined so", "^~~~~"},
    {"-x", "text has no negative", "^~"},
    {"-at", "time has no negative", "^~~"},
    {"at - \"noon\"", "this is text, where time is needed", "     ^~~~~~"},
};

/* An infinite factor has no duration. */
static void test_infinite_duration(void)
{
    g_autoptr(Table) table = table_new(2);
    add_split(table, "d", TYPE_DURATION, "0|0");
    add_split(table, "inf", TYPE_REAL, "inf|-inf");
    static const ExpressionCase cases[] = {
        {"d * inf", "duration |"},
        {"d / inf", "duration 0.000000000|0.000000000"},
        {"1s / inf", "duration 0.000000000|0.000000000"},
        {"1s * inf", "the result in row 1 does not fit in 64 bits\n    1s * inf\n    ^~~~~~~~"},
    };
    check_expressions(table, cases, G_N_ELEMENTS(cases));
}

static void test_integers(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, integers, G_N_ELEMENTS(integers));
    check_expressions(table, uints, G_N_ELEMENTS(uints));
}

static void test_reals(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, reals, G_N_ELEMENTS(reals));
}

static void test_spans(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, spans, G_N_ELEMENTS(spans));
}

static void test_texts(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, texts, G_N_ELEMENTS(texts));
}

static void test_failures(void)
{
    g_autoptr(Table) table = make_table();
    check_failures(table, overflows, G_N_ELEMENTS(overflows));
    check_failures(table, types, G_N_ELEMENTS(types));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arithmetic/integers", test_integers);
    g_test_add_func("/arithmetic/reals", test_reals);
    g_test_add_func("/arithmetic/spans", test_spans);
    g_test_add_func("/arithmetic/infinite-duration", test_infinite_duration);
    g_test_add_func("/arithmetic/texts", test_texts);
    g_test_add_func("/arithmetic/failures", test_failures);
    return g_test_run();
}
