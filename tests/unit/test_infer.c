#include "text/infer.h"

#include "support.h"

typedef struct {
    Type type;
    const char *cells[4];
} InferCase;

static void assert_inferred(const InferCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autoptr(Column) text = column_of(TYPE_TEXT, cases[i].cells);
        g_test_message("'%s' …", cases[i].cells[0]);
        g_assert_cmpstr(type_name(infer_type(text)), ==, type_name(cases[i].type));
    }
}

static void test_forms(void)
{
    static const InferCase cases[] = {
        {TYPE_BOOL, {"true", "", "false"}},
        {TYPE_INT, {"5", "", "-7"}},
        {TYPE_INT, {"0"}},
        {TYPE_INT, {"1", "0"}},
        {TYPE_INT, {"0x0018", "0x0002", ""}},
        {TYPE_INT, {"9223372036854775807", "-9223372036854775808"}},
        {TYPE_UINT, {"18446744073709551615", "5"}},
        {TYPE_UINT, {"5", "18446744073709551615"}},
        {TYPE_UINT, {"0xffffffffffffffff", "0x0000000000000000"}},
        {TYPE_REAL, {"5.0", "0.1"}},
        {TYPE_REAL, {"1e+300", "-inf"}},
        {TYPE_TIME, {"2016-08-02T02:19:35.419022000Z", "", "1969-12-31T23:59:59.000000000Z"}},
        {TYPE_TIME, {"2016-08-02T02:19:35Z", "2016-08-02 02:19:35.5+02:00"}},
        {TYPE_DURATION, {"0.000123000", "-1.500000000"}},
        {TYPE_ADDRESS, {"10.0.0.1", "2001:db8::1", "00:1b:21:3c:9d:f8"}},
        {TYPE_TEXT, {"GET", "5"}},
    };
    assert_inferred(cases, G_N_ELEMENTS(cases));
}

static void test_mixes(void)
{
    static const InferCase cases[] = {
        {TYPE_REAL, {"5", "2.5"}},
        {TYPE_REAL, {"0.000123000", "2.5"}},
        {TYPE_REAL, {"5", "0.000123000"}},
        {TYPE_TEXT, {"true", "1"}},
        {TYPE_TEXT, {"0x0018", "24"}},
        {TYPE_TEXT, {"24", "0x0018"}},
        {TYPE_TEXT, {"0x0018", "0x018"}},
        {TYPE_TEXT, {"10.0.0.1", "5"}},
        {TYPE_TEXT, {"2016-08-02T02:19:35Z", "1470104375.5"}},
        {TYPE_TEXT, {"2016-08-02T02:19:35Z", "-"}},
        {TYPE_TEXT, {"10.0.0.1", "a.example", "10.0.0.2"}},
    };
    assert_inferred(cases, G_N_ELEMENTS(cases));
}

/* What looks like a number or a time but is none. */
static void test_texts(void)
{
    static const InferCase cases[] = {
        {TYPE_TEXT, {"nan"}},        {TYPE_TEXT, {"2016-08-02"}},
        {TYPE_TEXT, {"12:34"}},      {TYPE_TEXT, {"Feb  9, 2010 01:18:39.618072000 UTC"}},
        {TYPE_TEXT, {"10.0.0.1/8"}}, {TYPE_TEXT, {"5 "}},
        {TYPE_TEXT, {"1,5"}},        {TYPE_TEXT, {"0x"}},
    };
    assert_inferred(cases, G_N_ELEMENTS(cases));
}

static void test_names_of_digits(void)
{
    static const InferCase cases[] = {
        {TYPE_TEXT, {"007", "008"}}, {TYPE_TEXT, {"5", "007"}},   {TYPE_TEXT, {"+49", "+1"}},
        {TYPE_TEXT, {"00"}},         {TYPE_TEXT, {"1.5", "007"}}, {TYPE_TEXT, {"-07"}},
    };
    assert_inferred(cases, G_N_ELEMENTS(cases));
}

static void test_no_values(void)
{
    static const InferCase cases[] = {
        {TYPE_TEXT, {NULL}},
        {TYPE_TEXT, {"", "", ""}},
    };
    assert_inferred(cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/infer/forms", test_forms);
    g_test_add_func("/infer/mixes", test_mixes);
    g_test_add_func("/infer/texts", test_texts);
    g_test_add_func("/infer/names-of-digits", test_names_of_digits);
    g_test_add_func("/infer/no-values", test_no_values);
    return g_test_run();
}
