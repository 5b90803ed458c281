#include "capture/column_form.h"

#include <string.h>

#include "capture/registry.h"
#include "support.h"

static void test_fields(void)
{
    static const struct {
        const char *field, *ft, *base;
        ColumnForm form;
    } fields[] = {
        {"frame.number", "FT_UINT32", "BASE_DEC", {COLUMN_NUMBER, 0}},
        {"frame.len", "FT_UINT32", "BASE_DEC", {COLUMN_LENGTH, 0}},
        {"frame.cap_len", "FT_UINT32", "BASE_DEC", {COLUMN_SAME, 0}},
        {"frame.time_epoch", "FT_RELATIVE_TIME", "", {COLUMN_SAME, 0}},
        {"frame.time_delta", "FT_RELATIVE_TIME", "", {COLUMN_SAME, 0}},
        {"ip.src", "FT_IPv4", "", {COLUMN_SAME, 0}},
        {"tcp.flags.syn", "FT_BOOLEAN", "12", {COLUMN_SAME, 0}},
        {"tcp.srcport", "FT_UINT16", "BASE_PT_TCP", {COLUMN_SAME, 0}},
        {"tcp.flags", "FT_UINT16", "BASE_HEX", {COLUMN_HEX, 4}},
        {"ipv6.flow", "FT_UINT24", "BASE_HEX", {COLUMN_HEX, 6}},
        {"tcp.analysis.retransmission", "FT_NONE", "", {COLUMN_FLAG, 0}},
        /* What may be cut or has another form. */
        {"dns.qry.name", "FT_STRING", "BASE_NONE", {COLUMN_UNPROVEN, 0}},
        {"tcp.payload", "FT_BYTES", "", {COLUMN_UNPROVEN, 0}},
        {"frame.time_epoch", "FT_ABSOLUTE_TIME", "", {COLUMN_UNPROVEN, 0}},
        {"frame.len", "FT_UINT64", "BASE_DEC", {COLUMN_UNPROVEN, 0}},
        {"frame.time", "FT_ABSOLUTE_TIME", "", {COLUMN_UNPROVEN, 0}},
        {"icmp.resptime", "FT_DOUBLE", "", {COLUMN_UNPROVEN, 0}},
        {"ip.checksum.status", "FT_UINT8", "BASE_NONE", {COLUMN_UNPROVEN, 0}},
        {"eth.src.oui", "FT_UINT24", "BASE_OUI", {COLUMN_UNPROVEN, 0}},
        {"tcp", "FT_PROTOCOL", "", {COLUMN_UNPROVEN, 0}},
        /* What has another order. */
        {"eth.fcs", "FT_UINT32", "BASE_HEX", {COLUMN_UNPROVEN, 0}},
        {"tcp.reassembled_in", "FT_FRAMENUM", "", {COLUMN_UNPROVEN, 0}},
        {"ip.version", "FT_UINT8", "BASE_DEC", {COLUMN_UNPROVEN, 0}},
        /* Protocols that were not compared. */
        {"http.response.code", "FT_UINT16", "BASE_DEC", {COLUMN_UNPROVEN, 0}},
        {"ipx.src.port", "FT_UINT16", "BASE_DEC", {COLUMN_UNPROVEN, 0}},
        {"tcpros.x", "FT_UINT16", "BASE_DEC", {COLUMN_UNPROVEN, 0}},
        {"", "FT_UINT16", "BASE_DEC", {COLUMN_UNPROVEN, 0}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        ColumnForm form = column_form_of(fields[i].field, fields[i].ft, fields[i].base);
        g_test_message("%s", fields[i].field);
        g_assert_cmpint(form.kind, ==, fields[i].form.kind);
        g_assert_cmpuint(form.digits, ==, fields[i].form.digits);
    }
}

static void assert_restored(ColumnForm form, const char *cell, const char *expected)
{
    g_autoptr(GString) out = g_string_new("before");
    bool ok = column_form_restore(&form, cell, strlen(cell), out);
    g_assert_cmpint(ok, ==, expected != NULL);
    if (ok)
        g_assert_cmpstr(out->str, ==, expected);
}

static void assert_hex(unsigned digits, const char *cell, const char *expected)
{
    assert_restored((ColumnForm){COLUMN_HEX, digits}, cell, expected);
}

static void test_numbers(void)
{
    const ColumnForm number = {COLUMN_NUMBER, 0}, length = {COLUMN_LENGTH, 0};
    assert_restored(number, "    1", "1");
    assert_restored(number, "4294967295", "4294967295");
    for (const char *const *cell = LIST("", "  ", "1 ", "1,2", "-1", "1.0"); *cell != NULL;
         cell++) {
        assert_restored(number, *cell, NULL);
        assert_restored(length, *cell, NULL);
    }
    assert_restored(length, "60", "60");
    assert_restored(length, "2147483646", "2147483646");
    /* What -T fields shows of lengths beyond is less. */
    assert_restored(length, "2147483647", NULL);
    assert_restored(length, "4294967295", NULL);
    assert_restored(length, "10000000000", NULL);
}

static void test_own(void)
{
    g_assert_cmpstr(column_form_own(&(ColumnForm){COLUMN_NUMBER, 0}), ==, "%m");
    g_assert_cmpstr(column_form_own(&(ColumnForm){COLUMN_LENGTH, 0}), ==, "%L");
    g_assert_null(column_form_own(&(ColumnForm){COLUMN_SAME, 0}));
    g_assert_null(column_form_own(&(ColumnForm){COLUMN_FLAG, 0}));
}

static void test_hex(void)
{
    assert_hex(4, "0x2", "0x0002");
    assert_hex(4, "0x0002", "0x0002");
    assert_hex(2, "0x123", "0x123");
    assert_hex(4, "0x2,0x003,0xabcd", "0x0002,0x0003,0xabcd");
    for (const char *const *cell = LIST("", "0x", "2", "0x2,", ",0x2", "0x2,3", "Good");
         *cell != NULL; cell++)
        assert_hex(4, *cell, NULL);
}

static void test_flag(void)
{
    g_assert_cmpstr(column_form_flag(false, false), ==, "");
    g_assert_cmpstr(column_form_flag(true, false), ==, "1");
    g_assert_cmpstr(column_form_flag(true, true), ==, "1,1");
    g_assert_true(column_is_check_mark(BYTES("\xe2\x9c\x93")));
    g_assert_false(column_is_check_mark(BYTES("\xe2\x9c")));
    g_assert_false(column_is_check_mark(BYTES("yes")));
}

static void test_length(void)
{
    g_assert_false(column_cell_may_be_cut(0));
    g_assert_false(column_cell_may_be_cut(199));
    /* The longest address would not have fitted behind it in the least of all limits. */
    g_assert_true(column_cell_may_be_cut(255 - 46));
    g_assert_true(column_cell_may_be_cut(255));
}

/* What the registry has several times, in whatever forms, or not at all. */
static void test_registry(void)
{
    static const char listing[] = "F\tNumber\tframe.number\tFT_UINT32\tframe\tBASE_DEC\t0x0\t\n"
                                  "F\tTwice\ttcp.twice\tFT_UINT32\ttcp\tBASE_DEC\t0x0\t\n"
                                  "F\tTwice\ttcp.twice\tFT_UINT32\ttcp\tBASE_DEC\t0x0\t\n"
                                  "F\tShort line\tudp.port\tFT_BOOLEAN\n"
                                  "F\tFlags\ttcp.flags\tFT_UINT16\ttcp\tBASE_HEX\t0x0\t\n";
    char *folder = folder_make();
    g_setenv("XDG_CACHE_HOME", folder, true);
    g_autofree char *program = file_make(folder, "tshark", BYTES("#!/bin/sh\n"));
    registry_free(registry_build(program, "TShark (Wireshark) 4.0.17 (x).\n",
                                 &(const CellForm){VALUE_SEPARATOR, false, false}, listing, NULL));
    g_autoptr(Registry) registry = registry_load(program);
    g_assert_cmpstr(registry_version(registry), ==, "4.0.17");
    g_assert_cmpint(registry_column_form(registry, "frame.number").kind, ==, COLUMN_NUMBER);
    g_assert_cmpint(registry_column_form(registry, "tcp.flags").kind, ==, COLUMN_HEX);
    g_assert_cmpint(registry_column_form(registry, "udp.port").kind, ==, COLUMN_SAME);
    for (const char *const *name =
             LIST("tcp.twice", "tcp.flag", "tcp.flags\t", "ip.src", "", "udp.port\n");
         *name != NULL; name++)
        g_assert_cmpint(registry_column_form(registry, *name).kind, ==, COLUMN_UNPROVEN);
    folder_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/column-form/fields", test_fields);
    g_test_add_func("/column-form/hex", test_hex);
    g_test_add_func("/column-form/numbers", test_numbers);
    g_test_add_func("/column-form/own", test_own);
    g_test_add_func("/column-form/flag", test_flag);
    g_test_add_func("/column-form/length", test_length);
    g_test_add_func("/column-form/registry", test_registry);
    return g_test_run();
}
