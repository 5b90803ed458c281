/* What any expression has in common: single values and rows, missing values, types, conditions. */
#include "expressions.h"

static Table *make_table(size_t rows)
{
    Table *table = table_new(rows);
    add_split(table, "n", TYPE_INT, "1||3");
    add_split(table, "m", TYPE_INT, "1|2|3");
    add_split(table, "r", TYPE_REAL, "|0.5|2.5");
    add_split(table, "ok", TYPE_BOOL, "true||false");
    add_split(table, "t", TYPE_TEXT, "a||c");
    add_split(table, "sum:tcp.len", TYPE_INT, "10|20|30");
    add_split(table, "and", TYPE_INT, "4|5|6");
    add_split(table, "fe80::1", TYPE_INT, "7|8|9");
    add_split(table, "802.11 rate", TYPE_INT, "1|1|2");
    add_split(table, "\xc3\xa9", TYPE_INT, "5|6|7");
    add_split(table, "9p.tag", TYPE_INT, "1|2|3");
    return table;
}

/* An expression over the first 0, 1 and 3 rows. */
static const struct {
    const char *expression, *none, *one, *three;
} broadcasts[] = {
    {"7", "int ", "int 7", "int 7|7|7"},
    {"\"x\"", "text ", "text x", "text x|x|x"},
    {"1 == 1", "bool ", "bool true", "bool true|true|true"},
    {"m", "int ", "int 1", "int 1|2|3"},
    {"m + 1", "int ", "int 2", "int 2|3|4"},
    {"1 + m", "int ", "int 2", "int 2|3|4"},
    {"m + n", "int ", "int 2", "int 2||6"},
    {"m > 1", "bool ", "bool false", "bool false|true|true"},
    {"3 > m", "bool ", "bool true", "bool true|true|false"},
    {"2 in {m}", "bool ", "bool false", "bool false|true|false"},
    {"2 in {9, m}", "bool ", "bool false", "bool false|true|false"},
    {"2 in {m, 9}", "bool ", "bool false", "bool false|true|false"},
    {"2 in {m..9}", "bool ", "bool true", "bool true|true|false"},
    {"2 in {0..m}", "bool ", "bool false", "bool false|true|true"},
    {"m in {2..9}", "bool ", "bool false", "bool false|true|true"},
    {"2 in {1..2}", "bool ", "bool true", "bool true|true|true"},
    {"true and m > 1", "bool ", "bool false", "bool false|true|true"},
    {"m > 1 or true", "bool ", "bool true", "bool true|true|true"},
    {"not false", "bool ", "bool true", "bool true|true|true"},
    {"if(true, 1, 2)", "int ", "int 1", "int 1|1|1"},
    {"if(m > 1, 1, 2)", "int ", "int 2", "int 2|1|1"},
    {"if(true, m, 2)", "int ", "int 1", "int 1|2|3"},
    {"if(false, 2, m)", "int ", "int 1", "int 1|2|3"},
    {"substr(\"abc\", m, 1)", "text ", "text b", "text b|c|"},
    {"substr(\"abc\", 0, m)", "text ", "text a", "text a|ab|abc"},
    {"round(1.25, m)", "real ", "real 1.2", "real 1.2|1.25|1.25"},
    {"\"a\" + t", "text ", "text aa", "text aa||ac"},
    {"t contains \"a\"", "bool ", "bool true", "bool true|false|false"},
    {"\"abc\" contains t", "bool ", "bool true", "bool true|false|true"},
    {"\"abc\" matches \"b\"", "bool ", "bool true", "bool true|true|true"},
    {"count()", "int ", "int 1", "int 3|3|3"},
    {"sum(1)", "int ", "int 1", "int 3|3|3"},
    {"first(m)", "int ", "int 1", "int 1|1|1"},
    {"lag(1)", "int ", "int ", "int |1|1"},
    {"cumsum(1)", "int ", "int 1", "int 1|2|3"},
    {"m - mean(m)", "real ", "real 0.0", "real -1.0|0.0|1.0"},
    {"-m", "int ", "int -1", "int -1|-2|-3"},
    {"1 / 0", "real ", "real ", "real ||"},
    {"m + 1 / 0", "real ", "real ", "real ||"},
};

static void test_broadcast(void)
{
    g_autoptr(Table) none = make_table(0);
    g_autoptr(Table) one = make_table(1);
    g_autoptr(Table) three = make_table(3);
    for (size_t i = 0; i < G_N_ELEMENTS(broadcasts); i++) {
        const char *text = broadcasts[i].expression;
        check_expression(none, &(ExpressionCase){text, broadcasts[i].none}, true);
        check_expression(one, &(ExpressionCase){text, broadcasts[i].one}, true);
        check_expression(three, &(ExpressionCase){text, broadcasts[i].three}, true);
    }
}

static const ExpressionCase names[] = {
    {"sum:tcp.len + 1", "int 11|21|31"},
    {"`sum:tcp.len` + 1", "int 11|21|31"},
    {"`and` + 1", "int 5|6|7"},
    {"`fe80::1` + 1", "int 8|9|10"},
    {"`802.11 rate` + 1", "int 2|2|3"},
    {"\xc3\xa9 + 1", "int 6|7|8"},
    {"9p.tag + 1", "int 2|3|4"},
    {"count() by `802.11 rate`", "int 2|2|1"},
    {"\xc3\xa9 + frame",
     "there is no column 'frame'; the columns are: n, m, r, ok, t, sum:tcp.len, "
     "and, fe80::1, 802.11 rate, \xc3\xa9, 9p.tag\n"
     "    \xc3\xa9 + frame\n"
     "        ^~~~~"},
    {"tpc.len",
     "there is no column 'tpc.len'; did you mean sum:tcp.len?\n    tpc.len\n    ^~~~~~~"},
};

static void test_names(void)
{
    g_autoptr(Table) table = make_table(3);
    check_expressions(table, names, G_N_ELEMENTS(names));
}

static const ExpressionCase choices[] = {
    {"if(n, 1, 0)", "int 1|0|1"},
    {"if(ok, 1, 0)", "int 1|0|0"},
    {"if(m > 1, n, m)", "int 1||3"},
    {"if(m > 1, r, m)", "real 1.0|0.5|2.5"},
    {"if(m > 1, ok, m)", "int 1||0"},
    {"if(m > 1, t, \"none\")", "text none||c"},
    {"if(m > 1, 10.0.0.1, ::1)", "address ::1|10.0.0.1|10.0.0.1"},
    {"if(m > 1, 10.0.0.1, t)", "text a|10.0.0.1|10.0.0.1"},
    {"if(m > 1, 10ms, 1s)", "duration 1.000000000|0.010000000|0.010000000"},
    /* Integers stay what they are. */
    {"if(m > 1, 18446744073709551615, 0)", "uint 0|18446744073709551615|18446744073709551615"},
    {"if(m > 1, 18446744073709551615, true)", "uint 1|18446744073709551615|18446744073709551615"},
    {"if(m > 1, 18446744073709551615, -1)",
     "real -1.0|1.8446744073709552e+19|1.8446744073709552e+19"},
    {"if(m > 1, 9007199254740993, 1)", "int 1|9007199254740993|9007199254740993"},
    {"if(t, 1, \"x\")", "one outcome is int and the other text: they cannot share a column\n"
                        "    if(t, 1, \"x\")\n"
                        "    ^~~~~~~~~~~~~"},
    {"if(m > 1, 10ms, 1)", "one outcome is duration and the other int: they cannot share a column\n"
                           "    if(m > 1, 10ms, 1)\n"
                           "    ^~~~~~~~~~~~~~~~~~"},
    {"if(m + 1, 1, 2)", "this is a value of type int, not a condition; compare it with something\n"
                        "    if(m + 1, 1, 2)\n"
                        "       ^~~~~"},
};

static void test_if(void)
{
    g_autoptr(Table) table = make_table(3);
    check_expressions(table, choices, G_N_ELEMENTS(choices));
}

/* A condition, and the rows of three that meet it. */
static const char *const conditions[][2] = {
    {"n", "bool true|false|true"},
    {"(n)", "bool true|false|true"},
    {"not n", "bool false|true|false"},
    {"ok", "bool true|false|false"},
    {"not ok", "bool false|true|true"},
    {"ok and n", "bool true|false|false"},
    {"n or r", "bool true|true|true"},
    {"n == 1", "bool true|false|false"},
    {"n != 1", "bool false|false|true"},
    {"not n == 1", "bool false|true|true"},
    {"m & 2", "bool false|true|true"},
    {"n & 1", "bool true|false|true"},
    {"(m & 2) and t", "bool false|false|true"},
    {"true", "bool true|true|true"},
    {"max(m) == m", "bool false|false|true"},
};

static void test_conditions(void)
{
    g_autoptr(Table) table = make_table(3);
    for (size_t i = 0; i < G_N_ELEMENTS(conditions); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Expression) expression = expression_parse(conditions[i][0], &error);
        g_assert_no_error(error);
        g_autoptr(Column) truth = expression_condition(expression, table, true, &error);
        g_assert_no_error(error);
        g_autofree char *found = column_text(truth);
        g_assert_cmpstr(found, ==, conditions[i][1]);
    }
}

static void test_no_condition(void)
{
    g_autoptr(Table) table = make_table(3);
    for (const char *const *text = LIST("m + 1", "\"x\"", "5", "lower(t)", "m and n + 1"); *text;
         text++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Expression) expression = expression_parse(*text, &error);
        g_assert_no_error(error);
        g_assert_null(expression_condition(expression, table, true, &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "not a condition; compare it with something");
    }
}

/* A long chain of operators stays within the stack, and a large set within reason. */
static void test_large(void)
{
    g_autoptr(Table) table = make_table(3);
    g_autoptr(GString) text = g_string_new("m");
    for (int i = 0; i < 1999; i++)
        g_string_append(text, " + 1");
    check_expression(table, &(ExpressionCase){text->str, "int 2000|2001|2002"}, true);
    g_string_assign(text, "m in {-1");
    for (int i = 0; i < 5000; i++)
        g_string_append(text, ", 2");
    g_string_append_c(text, '}');
    check_expression(table, &(ExpressionCase){text->str, "bool false|true|false"}, true);
    g_string_assign(text, "len(\"");
    for (int i = 0; i < 1000000; i++)
        g_string_append(text, "\xc3\xa9");
    g_string_append(text, "\")");
    check_expression(table, &(ExpressionCase){text->str, "int 1000000|1000000|1000000"}, true);
}

static const struct {
    const char *expression;
    bool row_wise;
} reaches[] = {
    {"m > 1 and t contains \"a\"", true},
    {"if(m > 1, abs(n), 0) + 1", true},
    {"`sum:tcp.len`", true},
    {"m in {1, n..3}", true},
    {"m > mean(m)", false},
    {"not (t == first(t) by m)", false},
    {"m - lag(m)", false},
    {"if(ok, cumsum(m), 0)", false},
    {"m in {1, count()}", false},
    {"m in {1, n..last(m)}", false},
};

static void test_row_wise(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(reaches); i++) {
        g_autoptr(Expression) expression = expression_parse(reaches[i].expression, NULL);
        g_assert_nonnull(expression);
        g_assert_true(expression_row_wise(expression) == reaches[i].row_wise);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/expression/broadcast", test_broadcast);
    g_test_add_func("/expression/names", test_names);
    g_test_add_func("/expression/if", test_if);
    g_test_add_func("/expression/conditions", test_conditions);
    g_test_add_func("/expression/no-condition", test_no_condition);
    g_test_add_func("/expression/large", test_large);
    g_test_add_func("/expression/row-wise", test_row_wise);
    return g_test_run();
}
