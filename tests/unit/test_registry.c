#include "capture/registry.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "capture/registry_search.h"
#include "support.h"

/* As `tshark -G fields` prints it, not in order, and with a user's column of the packet list. */
static const char listing[] =
    "P\tTransmission Control Protocol\ttcp\n"
    "P\tWireshark Columns\t_ws.col\n"
    "F\tProtocol\t_ws.col.protocol\tFT_STRING\t_ws.col\t\t0x0\t\n"
    "F\tAbsolute date\t_ws.col.abs_ymd_time\tFT_STRING\t_ws.col\t\t0x0\t\n"
    "F\tSource Port\ttcp.srcport\tFT_UINT16\ttcp\tBASE_PT_TCP\t0x0\t\n"
    "F\tSource or Destination Port\ttcp.port\tFT_UINT16\ttcp\tBASE_PT_TCP\t0x0\t\n"
    "F\tSYN\ttcp.flags.syn\tFT_BOOLEAN\ttcp\t12\t0x2\t\n"
    "F\tRetransmission\ttcp.analysis.retransmission\tFT_NONE\ttcp\t\t0x0\t\n"
    "F\tSource Address\tip.src\tFT_IPv4\tip\t\t0x0\t\n"
    "F\tEpoch Time\tframe.time_epoch\tFT_RELATIVE_TIME\tframe\t\t0x0\t\n"
    "F\tTime delta\tframe.time_delta\tFT_RELATIVE_TIME\tframe\t\t0x0\t\n"
    "F\tArrival Time\tframe.time\tFT_ABSOLUTE_TIME\tframe\t\t0x0\t\n"
    "F\tHost\thttp.host\tFT_STRING\thttp\t\t0x0\t\n"
    "F\tPayload\ttcp.payload\tFT_BYTES\ttcp\t\t0x0\t\n"
    "F\tCounter\tx.counter\tFT_UINT64\tx\tBASE_DEC\t0x0\t\n"
    "F\tTwice the same\tx.same\tFT_UINT8\tx\tBASE_DEC\t0x0\t\n"
    "F\tTwice the same\tx.same\tFT_UINT32\tx\tBASE_DEC\t0x0\t\n"
    "F\tTwice\tx.twice\tFT_UINT8\tx\tBASE_DEC\t0x0\t\n"
    "F\tTwice\tx.twice\tFT_STRING\tx\tBASE_NONE\t0x0\t\n"
    "F\tNumber\ta.first\tFT_DOUBLE\ta\t\t0x0\t\n"
    "F\tMAC\tzzz.last\tFT_ETHER\tzzz\t\t0x0";

static const struct {
    const char *name;
    Type type;
} fields[] = {
    {"_ws.col.cls_time", TYPE_TEXT},
    {"_ws.col.def_dst", TYPE_TEXT},
    {"_ws.col.def_src", TYPE_TEXT},
    {"_ws.col.info", TYPE_TEXT},
    {"_ws.col.number", TYPE_TEXT},
    {"_ws.col.packet_length", TYPE_TEXT},
    {"_ws.col.protocol", TYPE_TEXT},
    {"a.first", TYPE_REAL},
    {"frame.time", TYPE_TIME},
    {"frame.time_delta", TYPE_DURATION},
    {"frame.time_epoch", TYPE_TIME},
    {"http.host", TYPE_TEXT},
    {"ip.src", TYPE_ADDRESS},
    {"tcp", TYPE_TEXT},
    {"tcp.analysis.retransmission", TYPE_BOOL},
    {"tcp.flags.syn", TYPE_BOOL},
    {"tcp.payload", TYPE_TEXT},
    {"tcp.port", TYPE_INT},
    {"tcp.srcport", TYPE_INT},
    {"x.counter", TYPE_UINT},
    {"x.same", TYPE_INT},
    {"x.twice", TYPE_TEXT},
    {"zzz.last", TYPE_ADDRESS},
};

static char *folder;  /* of this run; the cache is in it */
static char *program; /* a file that stands for tshark */

static void assert_fields(const Registry *registry)
{
    g_assert_nonnull(registry);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        Type type = TYPE_DURATION;
        g_test_message("%s", fields[i].name);
        g_assert_true(registry_find(registry, fields[i].name, &type));
        g_assert_cmpstr(type_name(type), ==, type_name(fields[i].type));
    }
    for (const char *const *name =
             LIST("", "_ws.col", "_ws.col.abs_ymd_time", "a", "a.firs", "a.firsta", "b", "tcp.",
                  "tcp.por", "tcp.ports", "TCP.PORT", "zzz.last.z", "zzzz", "x.twice\t",
                  "tcp.port\tFT_UINT16", "tabshark fields", "\n");
         *name != NULL; name++) {
        Type type;
        g_test_message("'%s'", *name);
        g_assert_false(registry_find(registry, *name, &type));
    }
}

static Registry *build(void)
{
    g_autoptr(GError) error = NULL;
    Registry *registry =
        registry_build(program, "TShark (Wireshark) 4.0.17.\n",
                       &(const CellForm){VALUE_SEPARATOR, false, false}, listing, &error);
    g_assert_no_error(error);
    return registry;
}

static void test_build(void)
{
    g_autoptr(Registry) registry = build();
    assert_fields(registry);
}

static void test_load(void)
{
    registry_free(build());
    g_autoptr(Registry) registry = registry_load(program);
    assert_fields(registry);
}

static void test_load_nothing(void)
{
    g_autofree char *other = file_make(folder, "other", BYTES("another program"));
    g_assert_null(registry_load(other));
    g_autofree char *absent = g_build_filename(folder, "absent", NULL);
    g_assert_null(registry_load(absent));
}

/* A program that was changed or replaced lists other fields. */
static void test_changed_program(void)
{
    registry_free(build());
    g_free(file_make(folder, "tshark", BYTES("#!/bin/sh\n# longer\n")));
    g_assert_null(registry_load(program));
    registry_free(build());
    struct utimbuf earlier = {1000000000, 1000000000};
    g_assert_cmpint(g_utime(program, &earlier), ==, 0);
    g_assert_null(registry_load(program));
    registry_free(build());
    g_unlink(program);
    g_assert_null(registry_load(program));
    g_free(file_make(folder, "tshark", BYTES("#!/bin/sh\n")));
}

/* The path of the kept registry, the only file in the cache. */
static char *kept_path(void)
{
    g_autofree char *cache = g_build_filename(folder, "cache", "tabshark", NULL);
    g_autoptr(GDir) dir = g_dir_open(cache, 0, NULL);
    char *path = g_build_filename(cache, g_dir_read_name(dir), NULL);
    g_assert_null(g_dir_read_name(dir));
    return path;
}

/* Loads a registry whose kept file was changed, and looks things up in what may be left. */
static void load_spoilt(const char *path, const char *text, size_t length, bool lost)
{
    Type type;
    g_assert_true(g_file_set_contents(path, text, (gssize)length, NULL));
    g_autoptr(Registry) registry = registry_load(program);
    if (lost)
        g_assert_null(registry);
    if (registry == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        registry_find(registry, fields[i].name, &type);
    g_free(registry_nearest(registry, "tcp.prot"));
    g_array_unref(registry_search(registry, LIST("port")));
}

static void test_cut(void)
{
    size_t length;
    g_autofree char *text = NULL;
    registry_free(build());
    g_autofree char *path = kept_path();
    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    for (size_t cut = 0; cut < length; cut++)
        load_spoilt(path, text, cut, cut == 0 || text[cut - 1] != '\n');
    load_spoilt(path, text, length, false);
    g_autoptr(Registry) whole = registry_load(program);
    assert_fields(whole);
}

static void test_garbage(void)
{
    size_t length;
    g_autofree char *text = NULL;
    registry_free(build());
    g_autofree char *path = kept_path();
    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    size_t header = strcspn(text, "\n") + 1;
    load_spoilt(path, BYTES("garbage\n"), true);
    load_spoilt(path, BYTES("\0\0\0\n"), true);
    /* The right first line, then bytes that are no fields, up to the end of a page of memory. */
    for (size_t size = 4096; size <= 16 * 4096; size += 4096) {
        for (const char *fill = "x\n\t\xff"; *fill != '\0'; fill++) {
            g_autofree char *spoilt = g_strnfill(size, *fill);
            memcpy(spoilt, text, header);
            spoilt[size - 1] = '\n';
            load_spoilt(path, spoilt, size, false);
            memset(spoilt + header, 0, 100);
            load_spoilt(path, spoilt, size, false);
        }
    }
}

static void test_no_listing(void)
{
    for (const char *const *text = LIST("", "hello\n", "V\tx\ty\n", "F\tonly\n"); *text != NULL;
         text++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(registry_build(program, "TShark (Wireshark) 4.0.17.\n",
                                     &(const CellForm){VALUE_SEPARATOR, false, false}, *text,
                                     &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "lists no fields");
    }
}

static void test_nearest(void)
{
    g_autoptr(Registry) registry = build();
    g_autofree char *one = registry_nearest(registry, "tcp.prot");
    g_assert_cmpstr(one, ==, "tcp.port");
    g_autofree char *twice = registry_nearest(registry, "x.twise");
    g_assert_cmpstr(twice, ==, "x.twice");
    g_autofree char *none = registry_nearest(registry, "bluetooth.handle");
    g_assert_null(none);
}

/* Where nothing can be kept, the registry is there all the same. */
static void test_no_cache(void)
{
    g_autofree char *cache = g_build_filename(folder, "cache", NULL);
    g_autofree char *aside = g_build_filename(folder, "aside", NULL);
    registry_free(build());
    g_assert_cmpint(g_rename(cache, aside), ==, 0);
    g_free(file_make(folder, "cache", BYTES("not a folder")));
    g_autoptr(Registry) registry = build();
    assert_fields(registry);
    g_assert_null(registry_load(program));
    g_unlink(cache);
    g_assert_cmpint(g_rename(aside, cache), ==, 0);
}

static void assert_starting(const Registry *registry, const char *prefix, const char *expected)
{
    g_autoptr(GPtrArray) names = registry_starting_with(registry, prefix);
    g_ptr_array_add(names, NULL);
    g_autofree char *joined = g_strjoinv(" ", (char **)names->pdata);
    g_assert_cmpstr(joined, ==, expected);
    g_ptr_array_set_size(names, (int)names->len - 1);
}

static void test_starting_with(void)
{
    g_autoptr(Registry) registry =
        registry_build(program, "TShark (Wireshark) 4.0.17.\n",
                       &(const CellForm){VALUE_SEPARATOR, false, false}, listing, NULL);
    g_assert_nonnull(registry);
    assert_starting(registry, "tcp.s", "tcp.srcport");
    assert_starting(registry, "tcp",
                    "tcp tcp.analysis.retransmission tcp.flags.syn tcp.payload "
                    "tcp.port tcp.srcport");
    assert_starting(registry, "x.", "x.counter x.same x.twice");
    assert_starting(registry, "a", "a.first");
    assert_starting(registry, "zzz.last", "zzz.last");
    assert_starting(registry, "zzz.lastly", "");
    assert_starting(registry, "tcp\t", "");
    g_autoptr(GPtrArray) all = registry_starting_with(registry, "");
    g_assert_cmpuint(all->len, ==, G_N_ELEMENTS(fields));
}

/* The names that words find, with commas between. */
static void assert_finds(const char *words, const char *names)
{
    g_autoptr(Registry) registry = build();
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    g_autoptr(GArray) found = registry_search(registry, (const char *const *)list);
    g_autoptr(GString) text = g_string_new(NULL);
    for (unsigned i = 0; i < found->len; i++) {
        const RegistryEntry *entry = &g_array_index(found, RegistryEntry, i);
        g_string_append_printf(text, "%s%.*s", i > 0 ? "," : "", (int)entry->name_length,
                               entry->name);
    }
    g_test_message("%s", words);
    g_assert_cmpstr(text->str, ==, names);
}

static void test_search(void)
{
    /* The name itself, names that begin with it as a word, in order of length. */
    assert_finds("tcp", "tcp,tcp.port,tcp.payload,tcp.srcport,tcp.flags.syn,"
                        "tcp.analysis.retransmission");
    assert_finds("tcp.p", "tcp.port,tcp.payload");
    /* A word of a name, then a part of one, then words of descriptions. */
    assert_finds("port", "tcp.port,tcp.srcport");
    assert_finds("time", "frame.time,_ws.col.cls_time,frame.time_delta,frame.time_epoch");
    assert_finds("destination", "tcp.port,_ws.col.def_dst");
    assert_finds("addr", "ip.src,_ws.col.def_dst,_ws.col.def_src");
    assert_finds("ddress", "ip.src,_ws.col.def_dst,_ws.col.def_src");
    assert_finds("SYN", "tcp.flags.syn");
    assert_finds("port destination", "tcp.port");
    assert_finds("port nowhere", "");
    assert_finds("tcp.port.x", "");
    /* A name that is registered twice is there once. */
    assert_finds("twice", "x.twice,x.same");
    assert_finds("x.same", "x.same");
}

static void test_search_without_words(void)
{
    const char *const none[] = {NULL};
    g_autoptr(Registry) registry = build();
    g_autoptr(GArray) found = registry_search(registry, none);
    g_assert_cmpuint(found->len, ==, G_N_ELEMENTS(fields));
    const RegistryEntry *entry = &g_array_index(found, RegistryEntry, found->len - 1);
    g_assert_cmpmem(entry->name, entry->name_length, "zzz.last", strlen("zzz.last"));
    g_assert_cmpmem(entry->kind, entry->kind_length, "FT_ETHER", strlen("FT_ETHER"));
    g_assert_cmpmem(entry->description, entry->description_length, "MAC", 3);
}

int main(int argc, char **argv)
{
    folder = folder_make();
    g_autofree char *cache = g_build_filename(folder, "cache", NULL);
    g_setenv("XDG_CACHE_HOME", cache, true);
    program = file_make(folder, "tshark", BYTES("#!/bin/sh\n"));
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/registry/build", test_build);
    g_test_add_func("/registry/load", test_load);
    g_test_add_func("/registry/load-nothing", test_load_nothing);
    g_test_add_func("/registry/changed-program", test_changed_program);
    g_test_add_func("/registry/cut", test_cut);
    g_test_add_func("/registry/garbage", test_garbage);
    g_test_add_func("/registry/no-listing", test_no_listing);
    g_test_add_func("/registry/nearest", test_nearest);
    g_test_add_func("/registry/search", test_search);
    g_test_add_func("/registry/search-without-words", test_search_without_words);
    g_test_add_func("/registry/starting-with", test_starting_with);
    g_test_add_func("/registry/no-cache", test_no_cache);
    int status = g_test_run();
    folder_remove(folder);
    g_free(program);
    return status;
}
