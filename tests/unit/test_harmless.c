/* What a terminal gets of a table, in every format: nothing that acts on it. */
#include "base/display.h"
#include "written.h"

/* Nothing but UTF-8, and no character that acts on a terminal or on the text around it. */
static void assert_harmless(const char *format, const char *text)
{
    bool separates = strcmp(format, "tsv") == 0;
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *c = text; *c != '\0'; c += g_utf8_skip[(unsigned char)*c]) {
        bool own = *c == '\n' || (*c == '\t' && separates);
        g_assert_true(own || !display_is_control(g_utf8_get_char(c)));
    }
}

/* A text in a name and in a cell, in each format as a terminal gets it. */
static void check_harmless(const char *value, size_t length)
{
    static const char *const formats[] = {"tsv",      "csv",    "json", "jsonl",
                                          "markdown", "pretty", "html"};
    g_autofree char *name = g_strndup(value, length);
    g_autoptr(Table) table = one_text(name, value, length);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *text =
            written(table, formats[i], (WriteOptions){.terminal = true, .width = 80}, NULL);
        assert_harmless(formats[i], text);
    }
}

static void test_bytes(void)
{
    for (unsigned byte = 0; byte < 256; byte++)
        check_harmless((char[]){'a', (char)byte, 'b'}, 3);
}

static void test_sequences(void)
{
    static const char *const others[] = {
        "\xc2\x9b;31m",     /* CSI of C1 */
        "\xe2\x80\xaetext", /* right to left */
        "\xe2\x80\xa8text", /* line separator */
        "\xf3\xa0\x81\x81", /* a tag */
        "\x1b]0;title\x07", /* names the window */
        "\x1b[31mred",      "\xc3", "\xed\xa0\x80",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        check_harmless(others[i], strlen(others[i]));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/harmless/bytes", test_bytes);
    g_test_add_func("/harmless/sequences", test_sequences);
    return g_test_run();
}
