#include "table/dictionary.h"

#include <string.h>

#include "support.h"

static void assert_string(const Dictionary *dictionary, uint32_t code, const char *string,
                          size_t length)
{
    size_t found_length;
    const char *found = dictionary_string(dictionary, code, &found_length);
    g_assert_cmpmem(found, found_length, string, length);
    g_assert_cmpint(found[found_length], ==, '\0');
    g_assert_true(dictionary_string(dictionary, code, NULL) == found);
}

static void test_codes(void)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint32_t code;
    g_assert_cmpuint(dictionary_size(dictionary), ==, 0);
    g_assert_false(dictionary_find(dictionary, BYTES("tcp"), &code));
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("tcp")), ==, 0);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("udp")), ==, 1);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("tcp")), ==, 0);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("")), ==, 2);
    g_assert_cmpuint(dictionary_intern(dictionary, "tcpdump", 3), ==, 0);
    g_assert_cmpuint(dictionary_size(dictionary), ==, 3);
    g_assert_true(dictionary_find(dictionary, BYTES(""), &code));
    g_assert_cmpuint(code, ==, 2);
    g_assert_false(dictionary_find(dictionary, BYTES("tc"), &code));
    g_assert_cmpuint(dictionary_size(dictionary), ==, 3);
    assert_string(dictionary, 1, BYTES("udp"));
    assert_string(dictionary, 2, BYTES(""));
}

/* Also that strings stay where they are while the dictionary grows. */
static void test_growth(void)
{
    enum { STRINGS = 200000 };
    g_autoptr(Dictionary) dictionary = dictionary_new();
    char text[32];
    dictionary_intern(dictionary, BYTES("string 0"));
    const char *first = dictionary_string(dictionary, 0, NULL);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < STRINGS; i++) {
            int length = g_snprintf(text, sizeof text, "string %u", i);
            g_assert_cmpuint(dictionary_intern(dictionary, text, (size_t)length), ==, i);
        }
    }
    g_assert_cmpuint(dictionary_size(dictionary), ==, STRINGS);
    g_assert_true(dictionary_string(dictionary, 0, NULL) == first);
    for (uint32_t i = 0; i < STRINGS; i++) {
        uint32_t code = STRINGS;
        int length = g_snprintf(text, sizeof text, "string %u", i);
        assert_string(dictionary, i, text, (size_t)length);
        g_assert_true(dictionary_find(dictionary, text, (size_t)length, &code));
        g_assert_cmpuint(code, ==, i);
    }
}

static void test_long(void)
{
    static const size_t lengths[] = {65534, 65535, 65536, 65537, 1, 190000, 3, 65536 * 3};
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autofree char *text = g_strnfill(65536 * 3, 'x');
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
            g_assert_cmpuint(dictionary_intern(dictionary, text, lengths[i]), ==, i);
            assert_string(dictionary, i, text, lengths[i]);
        }
    }
    text[150000] = 'y';
    g_assert_cmpuint(dictionary_intern(dictionary, text, 190000), ==, G_N_ELEMENTS(lengths));
}

static void test_any_bytes(void)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("a\0b")), ==, 0);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("a")), ==, 1);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("a\0")), ==, 2);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("a\0c")), ==, 3);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("\0")), ==, 4);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("\xff\xfe")), ==, 5);
    g_assert_cmpuint(dictionary_intern(dictionary, BYTES("a\0b")), ==, 0);
    assert_string(dictionary, 0, BYTES("a\0b"));
    assert_string(dictionary, 5, BYTES("\xff\xfe"));
}

static uint32_t intern_address(Dictionary *dictionary, const char *text)
{
    uint32_t code = UINT32_MAX;
    g_assert_true(dictionary_intern_address(dictionary, text, strlen(text), &code));
    return code;
}

static void test_addresses(void)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint32_t code;
    Address expected;
    g_assert_cmpuint(intern_address(dictionary, "2001:DB8::1"), ==, 0);
    g_assert_cmpuint(intern_address(dictionary, "10.0.0.1"), ==, 1);
    g_assert_cmpuint(intern_address(dictionary, "2001:db8::1"), ==, 0);
    g_assert_cmpuint(intern_address(dictionary, "2001:db8:0::0:1"), ==, 0);
    g_assert_cmpuint(intern_address(dictionary, "10.0.0.1"), ==, 1);
    g_assert_false(dictionary_intern_address(dictionary, BYTES("10.0.0"), &code));
    g_assert_cmpuint(dictionary_size(dictionary), ==, 2);
    assert_string(dictionary, 0, BYTES("2001:DB8::1"));
    address_parse(BYTES("10.0.0.1"), &expected);
    g_assert_cmpint(address_compare(dictionary_address(dictionary, 1), &expected), ==, 0);
}

static void test_many_addresses(void)
{
    enum { ADDRESSES = 70000 };
    g_autoptr(Dictionary) dictionary = dictionary_new();
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < ADDRESSES; i++) {
            char text[32];
            g_snprintf(text, sizeof text, "10.%u.%u.%u", i >> 16, i >> 8 & 255, i & 255);
            g_assert_cmpuint(intern_address(dictionary, text), ==, i);
        }
    }
    const Address *last = dictionary_address(dictionary, ADDRESSES - 1);
    const uint8_t expected[] = {10, (ADDRESSES - 1) >> 16, (ADDRESSES - 1) >> 8 & 255,
                                (ADDRESSES - 1) & 255};
    g_assert_cmpmem(last->bytes, 4, expected, 4);
}

static void test_references(void)
{
    Dictionary *dictionary = dictionary_new();
    Dictionary *again = dictionary_ref(dictionary);
    g_assert_true(again == dictionary);
    dictionary_unref(dictionary);
    g_assert_cmpuint(dictionary_intern(again, BYTES("still there")), ==, 0);
    dictionary_unref(again);
    dictionary_unref(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dictionary/codes", test_codes);
    g_test_add_func("/dictionary/growth", test_growth);
    g_test_add_func("/dictionary/long", test_long);
    g_test_add_func("/dictionary/any-bytes", test_any_bytes);
    g_test_add_func("/dictionary/addresses", test_addresses);
    g_test_add_func("/dictionary/many-addresses", test_many_addresses);
    g_test_add_func("/dictionary/references", test_references);
    return g_test_run();
}
