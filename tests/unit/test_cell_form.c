#include "capture/cell_form.h"

#include <string.h>

#include "support.h"

/* What tshark 4.0.17, 4.4.19 and 4.6.9 print of the small capture. */
#define CONTROLS                                                                                   \
    "\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !\"#$%&'(),/:;@`|~"  \
    "\x7f\xc3\xa4\xe2\x82\xac"
#define LOW          "\x01\x02\x03\x04\x05\x06"
#define OLD(between) LOW "\a\\b\\t\v\\f\\r" CONTROLS between "two\na\\b\\\\" between "\\f\na,b\n"
#define NEW(between)                                                                               \
    LOW "\\a\\b\\t\\v\\f\\r" CONTROLS between "two\na\\\\b\\\\\\\\" between "\\\\f\na,b\n"
#define COUNTED                                                                                    \
    "2\t" LOW "\\a\\b\\t\\v\\f\\r" CONTROLS "\xff"                                                 \
    "two\n2\ta\\\\b\\\\\\\\\xff\\\\f\n1\ta,b\n1\tp"
#define MENDED "\xef\xbf\xbdq\n"

static bool find(const char *first, const char *second, const char *third, CellForm *form)
{
    GString *answers[CELL_QUESTIONS] = {g_string_new(first), g_string_new(second),
                                        g_string_new(third)};
    bool found = cell_form_find(answers, form);
    for (size_t i = 0; i < CELL_QUESTIONS; i++)
        g_string_free(answers[i], true);
    return found;
}

static void assert_form(const char *first, const char *second, const char *third, char separator,
                        bool escaped, bool counted)
{
    CellForm form;
    g_assert_true(find(first, second, third, &form));
    g_assert_cmphex((unsigned char)form.separator, ==, (unsigned char)separator);
    g_assert_true(form.escaped == escaped && form.counted == counted);
}

static void test_releases(void)
{
    assert_form(OLD("\f") "p\xffq\n", "", OLD("\xff") "p\xffq\n", '\f', false, false);
    assert_form(NEW("\\f") "p" MENDED, COUNTED MENDED, NEW("\xff") "p" MENDED, '\xff', true, true);
    /* One that does not count, as long as it lets no other bytes than UTF-8 through. */
    assert_form("", "", NEW("\xff") "p" MENDED, '\xff', true, false);
    assert_form("", "", OLD("\xff") "p" MENDED, '\xff', false, false);
    /* One that counts may let them through. */
    assert_form("", COUNTED "\xffq\n", "", '\xff', true, true);
}

static void test_refused(void)
{
    CellForm form;
    g_assert_false(find("", "", "", &form));
    /* tshark 3.4: the separator is escaped, backslashes are not, and bytes come as they are. */
    g_assert_false(find(OLD("\\f") "p\xffq\n", "", OLD("\xff") "p\xffq\n", &form));
    /* A value is missing, a line, an escape; a count is wrong; there is a line too many. */
    g_assert_false(find(OLD("") "p\xffq\n", "", "", &form));
    g_assert_false(find(OLD("\f"), "", "", &form));
    g_assert_false(find(LOW "\a\b\n" OLD("\f") "p\xffq\n", "", "", &form));
    g_assert_false(find("", "1" COUNTED MENDED, "", &form));
    g_assert_false(find(OLD("\f") "p\xffq\nmore\n", "", "", &form));
}

static void assert_restored(CellForm form, const char *cell, size_t count, const char *expected)
{
    g_autoptr(GString) out = g_string_new("old");
    bool certain = cell_form_restore(&form, cell, strlen(cell), count, out);
    g_assert_true(certain == (expected != NULL));
    if (!certain)
        return;
    g_assert_cmpstr(out->str, ==, expected);
    if (cell_form_is_restored(&form, cell, strlen(cell), count))
        g_assert_cmpstr(cell, ==, expected);
}

static void test_restore(void)
{
    const CellForm old = {'\f', false, false}, new = {'\xff', true, true};
    assert_restored(old, "a\\b\\f\fc\\\\", CELL_UNCOUNTED, "a\\b\\f\fc\\\\");
    /* A column of the packet list has one value, whatever is in it. */
    assert_restored(old, "a\fb", 1, "a\\fb");
    assert_restored(new, "", 0, "");
    assert_restored(new, "a,b", CELL_UNCOUNTED, "a,b");
    assert_restored(new,
                    "1\xff"
                    "2\xff"
                    "3",
                    CELL_UNCOUNTED, "1\f2\f3");
    assert_restored(new, "a\\\\n\\n\\t\\r\\b\\f\\v\\a", 1, "a\\n\\n\\t\\r\\b\\f\v\a");
    assert_restored(new, "\\\\\\\\a\\x\\", 1, "\\\\a\\x\\");
    /* One value that holds the separator; two of them; more than there can be. */
    assert_restored(new,
                    "a\xff"
                    "b",
                    1,
                    "a\xff"
                    "b");
    assert_restored(new,
                    "a\xff"
                    "b",
                    2, "a\fb");
    assert_restored(new,
                    "a\xff"
                    "b\xff"
                    "c",
                    2, NULL);
    /* tshark prints nothing for some values that it counts. */
    assert_restored(new,
                    "a\xff"
                    "b",
                    5, "a\fb");
    assert_restored(new,
                    "a\xff"
                    "b",
                    0, NULL);
}

static void test_flags(void)
{
    static const char *const cells[][2] = {
        {"True", "1"},    {"False", "0"}, {"True\fFalse\fTrue", "1\f0\f1"},
        {"1\f0", "1\f0"}, {"", ""},       {"true", "true"},
        {"\f", "\f"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
        g_autoptr(GString) cell = g_string_new(cells[i][0]);
        cell_form_restore_flags(cell);
        g_assert_cmpstr(cell->str, ==, cells[i][1]);
    }
}

/* As tshark prints the found captures. */
static void test_times(void)
{
    static const char *const cells[][2] = {
        {"1418145370.1000000000", "1418145371.000000000"},
        {"1418145370.(1000000000 nanosec", "1418145371.000000000"},
        {"-0.(2078753920 nanoseconds)", "-2.078753920"},
        {"-117442576.1084863376", "-117442577.084863376"},
        {"0.5\f0.2000000000\f", "0.5\f2.000000000\f"},
        {"0.(20787539", "0.(20787539"},
        {"0.-2078753920", "0.-2078753920"},
        {"Feb  9, 2010 12:00:00.5 UTC\f-0.25", "2010-02-09T12:00:00.500000000Z\f-0.25"},
        {"2010-02-09T12:00:00.5+0100", "2010-02-09T11:00:00.500000000Z"},
        {"", ""},
        {"Dec 31, 2014 23:59:59.2000000001 UTC", "2015-01-01T00:00:01.000000001Z"},
        {"2014-12-09T17:16:10.1000000000+0000", "2014-12-09T17:16:11.000000000Z"},
        {"2014-12-09T17:16:10.99999999999999999999Z", "2014-12-09T17:16:10.99999999999999999999Z"},
        {"1970-01-01T00:00:00.-2078753920+0000", "1970-01-01T00:00:00.-2078753920+0000"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
        g_autoptr(GString) cell = g_string_new(cells[i][0]);
        cell_form_restore_times(cell, VALUE_SEPARATOR);
        g_assert_cmpstr(cell->str, ==, cells[i][1]);
        if (strcmp(cells[i][0], cells[i][1]) != 0)
            g_assert_false(cell_form_is_seconds(cells[i][0], strlen(cells[i][0]), VALUE_SEPARATOR));
    }
    g_assert_true(cell_form_is_seconds("1418145370.999999999\f0.5", 24, VALUE_SEPARATOR));
    g_assert_true(cell_form_is_seconds("", 0, VALUE_SEPARATOR));
}

static void test_next(void)
{
    CellForm old = {'\f', false, false}, new = {'\xff', true, true};
    unsigned more = 0;
    g_assert_false(cell_form_next(&old));
    for (char last = new.separator; cell_form_next(&new); last = new.separator, more++)
        g_assert_true(new.separator != last &&new.escaped &&new.counted);
    g_assert_cmpuint(more, ==, 3);
}

/* Three questions to a program, each with a capture that fits into a pipe. */
static void test_questions(void)
{
    g_autoptr(GByteArray) capture = cell_form_capture();
    g_assert_cmpuint(capture->len % 4, ==, 0);
    g_assert_cmpuint(capture->len, <, 4096);
    for (size_t i = 0; i < CELL_QUESTIONS; i++) {
        g_auto(GStrv) arguments = cell_form_question("a tshark", i);
        g_assert_cmpstr(arguments[0], ==, "a tshark");
        g_assert_true(g_strv_contains((const char *const *)arguments, "frame.comment"));
        g_assert_true(g_strv_contains((const char *const *)arguments, "count(frame.comment)") ==
                      (i == 1));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cell_form/releases", test_releases);
    g_test_add_func("/cell_form/refused", test_refused);
    g_test_add_func("/cell_form/restore", test_restore);
    g_test_add_func("/cell_form/flags", test_flags);
    g_test_add_func("/cell_form/times", test_times);
    g_test_add_func("/cell_form/next", test_next);
    g_test_add_func("/cell_form/questions", test_questions);
    return g_test_run();
}
