#include "query/lexer.h"

#include "support.h"

static const char *const kinds[] = {
    [TOKEN_END] = "end",       [TOKEN_NUMBER] = "number",   [TOKEN_SPAN] = "span",
    [TOKEN_STRING] = "string", [TOKEN_ADDRESS] = "address", [TOKEN_NAME] = "name",
    [TOKEN_QUOTED] = "quoted", [TOKEN_SIGN] = "sign",
};

/* "number 80, sign ==" or the message. */
static char *words_of(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) tokens = lexer_read(text, &error);
    g_autoptr(GString) out = g_string_new(NULL);
    if (tokens == NULL) {
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        return g_strdup(error->message);
    }
    for (unsigned i = 0; i + 1 < tokens->len; i++) {
        const Token *token = &g_array_index(tokens, Token, i);
        g_assert_cmpuint(token->start, <, token->end);
        g_string_append_printf(out, "%s%s %s", i > 0 ? ", " : "", kinds[token->kind], token->text);
    }
    g_assert_cmpint(g_array_index(tokens, Token, tokens->len - 1).kind, ==, TOKEN_END);
    return g_strdup(out->str);
}

/* A text, and its words or the message. */
typedef struct {
    const char *text, *expected;
} WordCase;

static void check(const WordCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *found = words_of(cases[i].text);
        g_assert_cmpstr(found, ==, cases[i].expected);
    }
}

static void test_numbers(void)
{
    static const WordCase cases[] = {
        {"", ""},
        {" \t\n", ""},
        {"80", "number 80"},
        {"0x18 0XfF", "number 0x18, number 0XfF"},
        {"1.5 .5 5.", "number 1.5, number .5, number 5."},
        {"1e3 1e-3 1.5E+3", "number 1e3, number 1e-3, number 1.5E+3"},
        {"1.e5", "number 1.e5"},
        /* No exponent. */
        {"0x1e-3", "number 0x1e, sign -, number 3"},
        {"0X1E-3", "number 0X1E, sign -, number 3"},
        {"1-3", "number 1, sign -, number 3"},
        {"n-3", "name n, sign -, number 3"},
        {"ae-3", "name ae, sign -, number 3"},
        {"10ms 1.5s 5m", "span 10ms, span 1.5s, span 5m"},
        {"1..5", "number 1, sign .., number 5"},
        {"1.5..2.5", "number 1.5, sign .., number 2.5"},
        {"1 .. 5", "number 1, sign .., number 5"},
        {"0x10..0x1f", "number 0x10, sign .., number 0x1f"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_names(void)
{
    static const WordCase cases[] = {
        {"tcp.len", "name tcp.len"},
        {"sum:tcp.len p99:x", "name sum:tcp.len, name p99:x"},
        {"_ws.col.Info", "name _ws.col.Info"},
        {"\xc3\xa9t\xc3\xa9", "name \xc3\xa9t\xc3\xa9"},
        {"\xff", "name \xff"},
        {"a..b", "name a, sign .., name b"},
        {"`any name, == \\`", "quoted any name, == \\"},
        {"r rx r\"x\"", "name r, name rx, string x"},
        /* Fields of Wireshark that start with a digit. */
        {"9p.tag 6lowpan.src.mac", "name 9p.tag, name 6lowpan.src.mac"},
        {"not", "name not"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_addresses(void)
{
    static const WordCase cases[] = {
        {"10.0.0.1", "address 10.0.0.1"},
        {"10.0.0.0/8", "address 10.0.0.0/8"},
        {"0.0.0.0/0 10.0.0.1/32", "address 0.0.0.0/0, address 10.0.0.1/32"},
        {"10.0.0.1 / 8", "address 10.0.0.1, sign /, number 8"},
        {"10.0.0.1/x", "address 10.0.0.1, sign /, name x"},
        {":: ::1 fe80::1", "address ::, address ::1, address fe80::1"},
        {"2001:db8::/32 ::/128", "address 2001:db8::/32, address ::/128"},
        {"00:1b:21:3c:9d:f8/24", "address 00:1b:21:3c:9d:f8/24"},
        {"10.0.0.1..10.0.0.9", "address 10.0.0.1, sign .., address 10.0.0.9"},
        {"10.0.0.256", "number 10.0.0.256"},
        {"10.0.0.0/33", "a prefix of this address has at most 32 bits\n"
                        "    10.0.0.0/33\n"
                        "            ^~~"},
        {"::/129", "a prefix of this address has at most 128 bits\n    ::/129\n      ^~~~"},
        {"00:1b:21:3c:9d:f8/99999999999999999999", "a prefix of this address has at most 48 bits\n"
                                                   "    00:1b:21:3c:9d:f8/99999999999999999999\n"
                                                   "                     ^~~~~~~~~~~~~~~~~~~~~"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_strings(void)
{
    static const WordCase cases[] = {
        {"\"a b\" 'c \"d\"'", "string a b, string c \"d\""},
        {"\"\"", "string "},
        {"\"\\\"\\\\\\n\\t\\x41\"", "string \"\\\n\tA"},
        /* What is no escape stays as it is, for regular expressions. */
        {"\"\\d\\.\\x4\"", "string \\d\\.\\x4"},
        {"r\"\\n\\x41\" r'\\'", "string \\n\\x41, string \\"},
        {"\"\xc3\xa9\"", "string \xc3\xa9"},
        {"a == \"b", "the quote is never closed\n    a == \"b\n         ^~"},
        {"\"\\", "the quote is never closed\n    \"\\\n    ^~"},
        {"`a", "the quote is never closed\n    `a\n    ^~"},
        {"\"a\\x00b\"", "a text cannot hold a NUL byte; a regular expression finds one by matches "
                        "r\"\\x00\"\n    \"a\\x00b\"\n      ^~~~"},
        {"r\"\\x00\"", "string \\x00"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_signs(void)
{
    static const WordCase cases[] = {
        {"a<=b>=c<d>e", "name a, sign <=, name b, sign >=, name c, sign <, name d, sign >, name e"},
        {"!a!=b&&c||d&e~f", "sign !, name a, sign !=, name b, sign &&, name c, sign ||, name d, "
                            "sign &, name e, sign ~, name f"},
        {"(1+2)*{3,4}%5",
         "sign (, number 1, sign +, number 2, sign ), sign *, sign {, number 3, sign ,, number 4, "
         "sign }, sign %, number 5"},
        {"a = 5", "this character has no meaning here; to compare, write ==\n    a = 5\n      ^"},
        {"a | b", "this character has no meaning here; write or\n    a | b\n      ^"},
        {"\xc3\xa9\xe2\x82\xac ?",
         "this character has no meaning here\n    \xc3\xa9\xe2\x82\xac ?\n"
         "       ^"},
        /* Wide characters take two columns, and what cannot be shown is escaped. */
        {"\xe6\x97\xa5 ?", "this character has no meaning here\n    \xe6\x97\xa5 ?\n       ^"},
        {"\xff\n?", "this character has no meaning here\n    \\xff\\n?\n          ^"},
        {"t > 2016-08-02T10:00", "a time stands in quotes: \"2016-08-02 02:19:35\"\n"
                                 "    t > 2016-08-02T10:00\n        ^~~~~~~~~~"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* Of a long text the neighbourhood of the place is shown. */
static void test_long_text(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 20000; i++)
        g_string_append(text, "n + ");
    g_string_append(text, "? ");
    for (int i = 0; i < 20000; i++)
        g_string_append(text, "- n");
    g_autofree char *message = words_of(text->str);
    g_assert_cmpstr(message, ==,
                    "this character has no meaning here\n"
                    "    … n + n + n + n + n + n + n + n + n + n + n + n + ? - n- n- n- n- n- n- "
                    "n- n- n- n- n- n- n- n- n- …\n"
                    "                                                      ^");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexer/numbers", test_numbers);
    g_test_add_func("/lexer/names", test_names);
    g_test_add_func("/lexer/addresses", test_addresses);
    g_test_add_func("/lexer/strings", test_strings);
    g_test_add_func("/lexer/signs", test_signs);
    g_test_add_func("/lexer/long-text", test_long_text);
    return g_test_run();
}
