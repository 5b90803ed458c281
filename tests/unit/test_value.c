#include "table/value.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "support.h"

static void test_bool(void)
{
    static const char *const words[][2] = {{"false", "true"}, {"False", "True"}, {"0", "1"}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        for (int truth = 0; truth < 2; truth++) {
            bool value = truth == 0;
            g_assert_true(value_parse_bool(words[i][truth], strlen(words[i][truth]), &value));
            g_assert_cmpint(value, ==, truth);
        }
    }
    for (const char *const *text = LIST("", "2", "00", "yes", "tru", "truely", " true"); *text;
         text++) {
        bool value;
        g_assert_false(value_parse_bool(*text, strlen(*text), &value));
    }
}

/* An integer, the digits behind its "0x", and forms of it, the first as it is written. */
typedef struct {
    const char *forms[4];
    int64_t value;
    unsigned hex_digits;
} IntCase;

static const IntCase ints[] = {
    {{"0", "00", "+0", "-0"}, 0, 0},
    {{"42", "+42", "042"}, 42, 0},
    {{"-7", "-007"}, -7, 0},
    {{"0x0018"}, 24, 4},
    {{"0x0"}, 0, 1},
    {{"0xff", "0xFF", "0xfF"}, 255, 2},
    {{"-0x10"}, -16, 2},
    {{"0x7fffffffffffffff"}, INT64_MAX, 16},
    {{"9223372036854775807"}, INT64_MAX, 0},
    {{"-9223372036854775808"}, INT64_MIN, 0},
};

static void test_int(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ints); i++) {
        g_autoptr(GString) written = g_string_new("=");
        for (size_t f = 0; f < G_N_ELEMENTS(ints[i].forms) && ints[i].forms[f] != NULL; f++) {
            const char *text = ints[i].forms[f];
            int64_t value = ~ints[i].value;
            unsigned hex_digits = 99;
            g_assert_true(value_parse_int(text, strlen(text), &value, &hex_digits));
            g_assert_cmpint(value, ==, ints[i].value);
            g_assert_cmpuint(hex_digits, ==, ints[i].hex_digits);
            g_assert_true(value_parse_int(text, strlen(text), &value, NULL));
        }
        value_append_int(written, ints[i].value, ints[i].hex_digits);
        g_assert_cmpstr(written->str + 1, ==, ints[i].forms[0]);
    }
}

static void test_int_rejects(void)
{
    static const char *const no_integers[] = {
        "",
        "-",
        "+",
        "--1",
        "-+1",
        "+-1",
        "1 ",
        " 1",
        "1.0",
        "1e3",
        "0x",
        "0xg",
        "-0x",
        "12a",
        "x10",
        "1_0",
        "1,000",
        "0x1 ",
        "\t1",
        "٣",
        "18446744073709551616",
        "99999999999999999999",
        "0x10000000000000000",
    };
    int64_t value;
    uint64_t natural;
    for (size_t i = 0; i < G_N_ELEMENTS(no_integers); i++) {
        const char *text = no_integers[i];
        g_assert_false(value_parse_int(text, strlen(text), &value, NULL));
        g_assert_false(value_parse_uint(text, strlen(text), &natural, NULL));
    }
    for (const char *const *text = LIST("9223372036854775808", "-9223372036854775809",
                                        "0x8000000000000000", "-18446744073709551615");
         *text; text++)
        g_assert_false(value_parse_int(*text, strlen(*text), &value, NULL));
    g_assert_false(value_parse_uint("-1", 2, &natural, NULL));
    g_assert_false(value_parse_int(BYTES("1\0"), &value, NULL));
}

static void test_int_is_not_ended_by_nul(void)
{
    int64_t value;
    unsigned hex_digits;
    g_assert_true(value_parse_int("123", 2, &value, &hex_digits));
    g_assert_cmpint(value, ==, 12);
    g_assert_true(value_parse_int("0x123", 4, &value, &hex_digits));
    g_assert_cmpint(value, ==, 0x12);
    g_assert_cmpuint(hex_digits, ==, 2);
}

static void test_uint_round_trip(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 20000; i++) {
        uint64_t value = (uint64_t)g_rand_int(random) << 32 | g_rand_int(random);
        value >>= g_rand_int_range(random, 0, 64);
        unsigned hex_digits = (unsigned)g_rand_int_range(random, 0, 17);
        uint64_t back = ~value;
        unsigned digits = 99;
        g_string_truncate(text, 0);
        value_append_uint(text, value, hex_digits);
        g_assert_true(value_parse_uint(text->str, text->len, &back, &digits));
        g_assert_cmpuint(back, ==, value);
        g_assert_cmpuint(digits, >=, hex_digits);
        g_assert_cmpuint(text->len, <, VALUE_TEXT_MAX);
    }
    value_append_uint(text, UINT64_MAX, 0);
    g_assert_true(g_str_has_suffix(text->str, "18446744073709551615"));
}

/* Reals as they are written. */
static const struct {
    double value;
    const char *text;
} reals[] = {
    {0, "0.0"},
    {-0.0, "-0.0"},
    {5, "5.0"},
    {-1234567, "-1234567.0"},
    {0.1, "0.1"},
    {0.1 + 0.2, "0.30000000000000004"},
    {1.0 / 3, "0.3333333333333333"},
    {2.0 / 3, "0.6666666666666666"},
    {1e22, "1e+22"},
    {1e300, "1e+300"},
    {1e-7, "1e-07"},
    {123456789012345678.0, "1.2345678901234568e+17"},
    {9007199254740993.0, "9007199254740992.0"},
    {0.123456789, "0.1234567890"}, /* nine decimals are a duration's */
    {-1234.987654321, "-1234.9876543210"},
    {1.2345678912, "1.2345678912"},
    {5e-324, "5e-324"},
    {0x1p-24, "5.960464477539063e-08"},
    {0x1p-1017, "7.120236347223045e-307"},
    {-1.5e-323, "-1.5e-323"},
    {DBL_MIN, "2.2250738585072014e-308"},
    {DBL_MAX, "1.7976931348623157e+308"},
    {INFINITY, "inf"},
    {-INFINITY, "-inf"},
};

static void assert_reads_real(const char *text, double expected)
{
    double value = 77;
    g_test_message("'%s'", text);
    g_assert_true(value_parse_real(text, strlen(text), &value));
    g_assert_cmpmem(&value, sizeof value, &expected, sizeof expected);
}

static void test_real(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(reals); i++) {
        g_autoptr(GString) written = g_string_new(NULL);
        value_append_real(written, reals[i].value);
        g_assert_cmpstr(written->str, ==, reals[i].text);
        assert_reads_real(reals[i].text, reals[i].value);
    }
}

static void test_real_forms(void)
{
    assert_reads_real("5", 5);
    assert_reads_real("-5", -5);
    assert_reads_real("007.50", 7.5);
    assert_reads_real("1E3", 1000);
    assert_reads_real("1.5e-3", 0.0015);
    assert_reads_real("0.0000000000000000000000000001", 1e-28);
    assert_reads_real("10000000000000000000000000000", 1e28);
    /* Half way between two doubles: to the even one. */
    assert_reads_real("9007199254740993", 9007199254740992);
    assert_reads_real("9007199254740995", 9007199254740996);
    assert_reads_real("9007199254740993.00000000000000000000000001", 9007199254740994);
    assert_reads_real("2.2250738585072011e-308", 2.2250738585072011e-308);
}

static void test_plain_numbers(void)
{
    for (const char *const *text = LIST("0", "5", "-7", "0.5", "-0.5", "10", "1e300", "1.50");
         *text != NULL; text++)
        g_assert_true(value_is_plain_number(*text, strlen(*text)));
    for (const char *const *text = LIST("007", "-007", "+5", "00", "007.5", "+0.5"); *text != NULL;
         text++)
        g_assert_false(value_is_plain_number(*text, strlen(*text)));
}

static void test_real_rejects(void)
{
    static const char *const no_reals[] = {
        "",      ".",
        "-",     "+.",
        "e5",    "1e",
        "1e+",   "--1",
        "+-1",   "nan",
        "NaN",   "INF.",
        "0x10",  "1,5",
        " 1",    "1 ",
        "1.2.3", "1e5.0",
        "inf ",  "infinity",
        "1e400", "-1e999",
        "1f",    "1e5 ",
        "1e1e1", "1e99999999999999999999",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(no_reals); i++) {
        double value;
        g_test_message("'%s'", no_reals[i]);
        g_assert_false(value_parse_real(no_reals[i], strlen(no_reals[i]), &value));
    }
}

static void test_real_round_trip(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(2);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 50000; i++) {
        uint64_t bits = (uint64_t)g_rand_int(random) << 32 | g_rand_int(random);
        double value;
        double back;
        memcpy(&value, &bits, sizeof value);
        if (isnan(value))
            continue;
        g_string_truncate(text, 0);
        value_append_real(text, value);
        g_assert_true(value_parse_real(text->str, text->len, &back));
        g_assert_cmpmem(&back, sizeof back, &value, sizeof value);
    }
}

/* Against the C library, with digits, points and exponents of all lengths. */
static void test_real_as_strtod(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 50000; i++) {
        int digits = g_rand_int_range(random, 1, 26);
        int point = g_rand_int_range(random, 1, 26);
        g_string_assign(text, g_rand_boolean(random) ? "-" : "");
        for (int d = 0; d < digits; d++) {
            if (d == point)
                g_string_append_c(text, '.');
            g_string_append_c(text, (char)('0' + g_rand_int_range(random, 0, 10)));
        }
        if (g_rand_boolean(random))
            g_string_append_printf(text, "e%d", g_rand_int_range(random, -40, 40));
        assert_reads_real(text->str, g_ascii_strtod(text->str, NULL));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/value/bool", test_bool);
    g_test_add_func("/value/int", test_int);
    g_test_add_func("/value/int/rejects", test_int_rejects);
    g_test_add_func("/value/int/not-ended-by-nul", test_int_is_not_ended_by_nul);
    g_test_add_func("/value/uint/round-trip", test_uint_round_trip);
    g_test_add_func("/value/real", test_real);
    g_test_add_func("/value/real/forms", test_real_forms);
    g_test_add_func("/value/plain-numbers", test_plain_numbers);
    g_test_add_func("/value/real/rejects", test_real_rejects);
    g_test_add_func("/value/real/round-trip", test_real_round_trip);
    g_test_add_func("/value/real/as-strtod", test_real_as_strtod);
    return g_test_run();
}
