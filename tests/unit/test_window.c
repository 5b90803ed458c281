/* Functions that look at more than one row. */
#include "expressions.h"

/* Groups that are interleaved, with keys missing. */
static Table *make_table(void)
{
    Table *table = table_new(7);
    add_split(table, "k", TYPE_INT, "1|2|1|2||1|");
    add_split(table, "s", TYPE_TEXT, "a|a|b|a|a|a|");
    add_split(table, "i", TYPE_INT, "10|20|30||50|60|70");
    add_split(table, "none", TYPE_INT, "||||||");
    add_split(table, "u", TYPE_UINT, "18446744073709551615|0|0|0|0|0|1");
    add_split(table, "r", TYPE_REAL, "0.5|inf|1.5||-inf|1|2");
    add_split(table, "at", TYPE_TIME, "1|2|4||8|16|-32");
    add_split(table, "d", TYPE_DURATION, "1|2|4||8|16|-32");
    add_split(table, "a", TYPE_ADDRESS, "10.0.0.2|9.0.0.1||10.0.0.1|::1|::1|9.0.0.1");
    add_split(table, "ok", TYPE_BOOL, "true|false|true||true|true|false");
    add_split(table, "flags", TYPE_INT, "0x0018|0x0002|0x0018|0x0018|0x0018|0x0018|0x0018");
    return table;
}

static const ExpressionCase aggregates[] = {
    {"first(i)", "int 10|10|10|10|10|10|10"},
    {"last(i)", "int 70|70|70|70|70|70|70"},
    {"first(i) by k", "int 10|20|10|20||10|"},
    {"last(i) by k", "int 60|20|60|20||60|"},
    {"first(i) by (k, s)", "int 10|20|30|20||10|"},
    {"min(i) by k", "int 10|20|10|20||10|"},
    {"max(i) by s", "int 60|60|30|60|60|60|"},
    {"sum(i) by k", "int 100|20|100|20||100|"},
    {"mean(i) by s", "real 35.0|35.0|30.0|35.0|35.0|35.0|"},
    {"count() by k", "int 3|2|3|2||3|"},
    {"count(i) by k", "int 3|1|3|1||3|"},
    {"count()", "int 7|7|7|7|7|7|7"},
    {"count(i)", "int 6|6|6|6|6|6|6"},
    {"sum(none)", "int 0|0|0|0|0|0|0"},
    {"first(none)", "int ||||||"},
    {"mean(none)", "real ||||||"},
    {"count() by none", "int ||||||"},
    {"first(i) by none", "int ||||||"},
    {"max(at) - min(at) by k",
     "duration 15.000000000|14.000000000|15.000000000|14.000000000||15.000000000|"},
    {"mean(d)",
     "duration "
     "-0.166666667|-0.166666667|-0.166666667|-0.166666667|-0.166666667|-0.166666667|-0.166666667"},
    {"min(a)", "address 9.0.0.1|9.0.0.1|9.0.0.1|9.0.0.1|9.0.0.1|9.0.0.1|9.0.0.1"},
    {"max(a) by k", "address ::1|10.0.0.1|::1|10.0.0.1||::1|"},
    {"sum(ok)", "int 4|4|4|4|4|4|4"},
    {"sum(i > 20) by k", "int 2|0|2|0||2|"},
    {"i - first(i) by k", "int 0|0|20|||50|"},
    {"i / sum(i)",
     "real "
     "0.041666666666666664|0.08333333333333333|0.125||0.20833333333333334|0.25|0.2916666666666667"},
};

static const ExpressionCase lags[] = {
    {"lag(i)", "int |10|20|30||50|60"},
    {"lag(i, 3)", "int |||10|20|30|"},
    {"lag(i, 99)", "int ||||||"},
    {"lag(i, 9223372036854775807)", "int ||||||"},
    {"lag(i) by k", "int ||10|20||30|"},
    {"lag(i, 2) by k", "int |||||10|"},
    {"lag(i) by (k, s)", "int |||20||10|"},
    {"lag(s)", "text |a|a|b|a|a|a"},
    {"lag(a) by k", "address ||10.0.0.2|9.0.0.1|||"},
    {"lag(flags)", "int |0x0018|0x0002|0x0018|0x0018|0x0018|0x0018"},
    {"at - lag(at) by k", "duration ||3.000000000|||12.000000000|"},
    {"lag(i) by none", "int ||||||"},
};

static const ExpressionCase sums[] = {
    {"cumsum(i)", "int 10|30|60||110|170|240"},
    {"cumsum(i) by k", "int 10|20|40|||100|"},
    {"cumsum(i) by (k, s)", "int 10|20|30|||70|"},
    {"cumsum(u) by s", "uint "
                       "18446744073709551615|18446744073709551615|0|18446744073709551615|"
                       "18446744073709551615|18446744073709551615|"},
    /* Infinities of both signs have no sum, and nothing behind them has. */
    {"cumsum(r)", "real 0.5|inf|inf||||"},
    {"cumsum(d)",
     "duration 1.000000000|3.000000000|7.000000000||15.000000000|31.000000000|-1.000000000"},
    {"cumsum(ok)", "int 1|1|2||3|4|4"},
    {"cumsum(none)", "int ||||||"},
};

static const FailureCase failures[] = {
    {"cumsum(u)", "the sum does not fit in 64 bits", "^~~~~~~~~"},
    {"cumsum(s)", "text cannot be summed up", "       ^"},
    {"cumsum(at)", "time cannot be summed up", "       ^~"},
    {"lag(i, 0)", "lag goes back by a number of rows, 1 or more", "       ^"},
    {"lag(i, -1)", "lag goes back by a number of rows, 1 or more", "       ^~"},
    {"lag(i, 1.5)", "lag goes back by a number of rows, 1 or more", "       ^~~"},
    {"lag(i, k)", "lag goes back by a number of rows, 1 or more", "       ^"},
    {"lag(i, 18446744073709551615)", "lag goes back by a number of rows, 1 or more",
     "       ^~~~~~~~~~~~~~~~~~~~"},
};

static void test_tables(void)
{
    g_autoptr(Table) table = make_table();
    check_expressions(table, aggregates, G_N_ELEMENTS(aggregates));
    check_expressions(table, lags, G_N_ELEMENTS(lags));
    check_expressions(table, sums, G_N_ELEMENTS(sums));
    check_failures(table, failures, G_N_ELEMENTS(failures));
}

/* A table without rows has no groups either. */
static void test_empty(void)
{
    g_autoptr(Table) table = table_new(0);
    add_split(table, "k", TYPE_INT, "");
    static const ExpressionCase cases[] = {
        {"count()", "int "},        {"first(k)", "int "},  {"sum(k) by k", "int "},
        {"lag(k, 2) by k", "int "}, {"cumsum(k)", "int "}, {"mean(k)", "real "},
    };
    check_expressions(table, cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/window/tables", test_tables);
    g_test_add_func("/window/empty", test_empty);
    return g_test_run();
}
