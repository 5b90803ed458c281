#include "base/display.h"

#include <string.h>

/* What `length` bytes of text look like. */
static void shows_bytes(const char *text, size_t length, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    display_append(out, text, length);
    g_assert_cmpstr(out->str, ==, expected);
    g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
}

static void shows(const char *text, const char *expected)
{
    shows_bytes(text, strlen(text), expected);
}

static void test_plain(void)
{
    shows("", "");
    shows("GET /index.html \\ ~", "GET /index.html \\ ~");
    shows("naïve 日本 😀 é", "naïve 日本 😀 é");
    shows("\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7",
          "क्‍ष"); /* a joiner at work */
}

static void test_controls(void)
{
    shows("a\tb\nc\rd", "a\\tb\\nc\\rd");
    shows("\x1b[31mred\x1b]0;title\x07", "\\x1b[31mred\\x1b]0;title\\x07");
    shows("\x7f", "\\x7f");
    shows("\xc2\x80\xc2\x9b", "\\u0080\\u009b"); /* C1 */
    shows_bytes("a\0b", 3, "a\\x00b");
}

static void test_invisible(void)
{
    shows("\xe2\x80\xae"
          "abc\xe2\x80\xac",
          "\\u202eabc\\u202c");
    shows("\xe2\x81\xa6\xe2\x81\xa9", "\\u2066\\u2069");
    shows("\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c", "\\u200e\\u200f\\u061c");
    shows("\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029");
    shows("\xef\xbb\xbf", "\\ufeff");
    shows("\xf3\xa0\x80\x81", "\\U000e0001"); /* a tag */
}

static void test_invalid(void)
{
    shows("\xff\xfe", "\\xff\\xfe");
    shows("a\xc3", "a\\xc3");                          /* cut short */
    shows("\xc0\xaf", "\\xc0\\xaf");                   /* overlong */
    shows("\xed\xa0\x80", "\\xed\\xa0\\x80");          /* a surrogate */
    shows("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"); /* beyond U+10FFFF */
}

static void test_width(void)
{
    g_assert_cmpuint(display_width("", 0), ==, 0);
    g_assert_cmpuint(display_width("abc", 3), ==, 3);
    g_assert_cmpuint(display_width("é", strlen("é")), ==, 1);
    g_assert_cmpuint(display_width("e\xcc\x81", 3), ==, 1); /* e and an accent */
    g_assert_cmpuint(display_width("日本", strlen("日本")), ==, 4);
}

static void cuts(const char *text, size_t columns, const char *expected, size_t taken)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_assert_cmpuint(display_append_cut(out, text, strlen(text), columns), ==, taken);
    g_assert_cmpstr(out->str, ==, expected);
}

static void test_cut(void)
{
    cuts("abcdef", 6, "abcdef", 6);
    cuts("abcdef", 5, "abcd…", 5);
    cuts("abcdef", 1, "…", 1);
    cuts("abcdef", 0, "", 0);
    cuts("", 0, "", 0);
    cuts("日本語", 4, "日…", 3); /* half a character is not shown */
    cuts("日本語", 5, "日本…", 5);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/display/plain", test_plain);
    g_test_add_func("/display/controls", test_controls);
    g_test_add_func("/display/invisible", test_invisible);
    g_test_add_func("/display/invalid", test_invalid);
    g_test_add_func("/display/width", test_width);
    g_test_add_func("/display/cut", test_cut);
    return g_test_run();
}
