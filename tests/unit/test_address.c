#include "table/address.h"

#include <glib.h>
#include <string.h>

#include "support.h"

static Address address_of(const char *text)
{
    Address address;
    g_test_message("'%s'", text);
    g_assert_true(address_parse(text, strlen(text), &address));
    return address;
}

static void test_bytes(void)
{
    static const struct {
        const char *text;
        Address address;
    } cases[] = {
        {"00:1b:21:3C:9d:f8", {ADDRESS_MAC, {0, 0x1b, 0x21, 0x3c, 0x9d, 0xf8}}},
        {"ff:ff:ff:ff:ff:ff", {ADDRESS_MAC, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}},
        {"10.0.0.1", {ADDRESS_IPV4, {10, 0, 0, 1}}},
        {"255.255.255.255", {ADDRESS_IPV4, {255, 255, 255, 255}}},
        {"::", {ADDRESS_IPV6, {0}}},
        {"::1", {ADDRESS_IPV6, {[15] = 1}}},
        {"2001:db8::a00:1", {ADDRESS_IPV6, {0x20, 0x01, 0x0d, 0xb8, [12] = 10, [15] = 1}}},
        {"::ffff:10.0.0.1", {ADDRESS_IPV6, {[10] = 0xff, 0xff, 10, 0, 0, 1}}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Address address = address_of(cases[i].text);
        g_assert_cmpint(address.family, ==, cases[i].address.family);
        g_assert_cmpmem(address.bytes, sizeof address.bytes, cases[i].address.bytes,
                        sizeof address.bytes);
    }
    address_of("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255");
}

static void test_rejects(void)
{
    static const char *const no_addresses[] = {
        "",
        "1",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1.1",
        "010.0.0.1",
        " 10.0.0.1",
        "10.0.0.1 ",
        "10.0.0.1/8",
        "10.0.0.-1",
        ":",
        ":::",
        "1::2::3",
        "fe80::1%eth0",
        "12345::",
        "2001:db8",
        "g::1",
        "[::1]",
        "00:1b:21:3c:9d",
        "00:1b:21:3c:9d:f8:00",
        "0:1:2:3:4:5",
        "00-1b-21-3c-9d-f8",
        "00:1b:21:3c:9d:g8",
        "001b213c9df8",
        "example.org",
        "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.2555",
    };
    Address address;
    for (size_t i = 0; i < G_N_ELEMENTS(no_addresses); i++) {
        g_test_message("'%s'", no_addresses[i]);
        g_assert_false(address_parse(no_addresses[i], strlen(no_addresses[i]), &address));
    }
    g_assert_false(address_parse(BYTES("10.0.0.1\0"), &address));
    g_assert_false(address_parse(BYTES("10.0.0\0.1"), &address));
}

static void test_is_not_ended_by_nul(void)
{
    Address address;
    Address expected = address_of("10.0.0.1");
    g_assert_true(address_parse("10.0.0.123", strlen("10.0.0.1"), &address));
    g_assert_cmpint(address_compare(&address, &expected), ==, 0);
}

static void test_order(void)
{
    static const char *const ascending[] = {
        "00:00:00:00:00:01",
        "00:00:00:00:01:00",
        "ff:00:00:00:00:00",
        "0.0.0.0",
        "9.255.255.255",
        "10.0.0.2",
        "10.0.0.10",
        "128.0.0.1",
        "255.255.255.255",
        "::",
        "::a",
        "::10",
        "2001:db8::",
        "fe80::1",
        "ff02::1",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ascending); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(ascending); j++) {
            Address a = address_of(ascending[i]);
            Address b = address_of(ascending[j]);
            int order = address_compare(&a, &b);
            g_assert_cmpint((order > 0) - (order < 0), ==, (i > j) - (i < j));
        }
    }
}

static void test_spellings(void)
{
    static const char *const pairs[][2] = {
        {"2001:DB8::1", "2001:db8:0:0:0:0:0:1"},
        {"::ffff:10.0.0.1", "::ffff:a00:1"},
        {"AA:BB:CC:DD:EE:FF", "aa:bb:cc:dd:ee:ff"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        Address a = address_of(pairs[i][0]);
        Address b = address_of(pairs[i][1]);
        g_assert_cmpint(address_compare(&a, &b), ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/address/bytes", test_bytes);
    g_test_add_func("/address/rejects", test_rejects);
    g_test_add_func("/address/not-ended-by-nul", test_is_not_ended_by_nul);
    g_test_add_func("/address/order", test_order);
    g_test_add_func("/address/spellings", test_spellings);
    return g_test_run();
}
