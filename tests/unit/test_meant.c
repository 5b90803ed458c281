#include "capture/meant.h"

#include <string.h>

#include "support.h"

#define FIELD(name) "F\tWords\t" name "\tFT_STRING\tx\t\t0x0\t\n"
#define COMMON                                                                                     \
    "P\tTransmission Control Protocol\ttcp\n" FIELD("tls.record.version") FIELD("dhcp.cookie")     \
        FIELD("wlan.ssid") FIELD("http.request_in") FIELD("http.request.uri") FIELD("tcp.len")

static char *folder;  /* of this run; the cache is in it */
static char *program; /* a file that stands for tshark */

static Registry *build(const char *version, const char *listing)
{
    const CellForm cells = {VALUE_SEPARATOR, false, false};
    Registry *registry = registry_build(program, version, &cells, listing, NULL);
    g_assert_nonnull(registry);
    return registry;
}

/* What fields there are in 4.0, and in 4.4. */
static Registry *older(void)
{
    return build("TShark (Wireshark) 4.0.17.\n", COMMON FIELD("http.chat"));
}

static Registry *newer(void)
{
    return build("TShark (Wireshark) 4.4.19.\n", COMMON FIELD("http.request.full_uri"));
}

static void assert_field(const Registry *registry, const char *unknown, const char *hint)
{
    g_autoptr(GError) error =
        g_error_new_literal(TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "tshark's words");
    g_autofree char *name = g_strdup(unknown);
    g_autofree char *message = g_strdup_printf("there is no field '%s' (-e); %s", unknown, hint);
    meant_fields(registry, (char *[]){name, NULL}, &error);
    g_assert_cmpstr(error->message, ==, message);
}

static void test_fields(void)
{
    g_autoptr(Registry) registry = newer();
    assert_field(registry, "tcp.lem", "did you mean tcp.len?");
    assert_field(registry, "nonsense", "'tabshark fields WORD' finds fields");
    assert_field(registry, "_ws.col.PROTOCOL", "did you mean _ws.col.protocol?");
    assert_field(registry, "_ws.col.source", "did you mean _ws.col.Source?");
    assert_field(registry, "_ws.col.nonsense", "'tabshark fields _ws.col' finds fields");
    assert_field(registry, "_ws.col", "'tabshark fields _ws.col' finds fields");
}

static void test_renamed(void)
{
    g_autoptr(Registry) registry = newer();
    assert_field(registry, "ssl.record.version", "it is called tls.record.version now");
    assert_field(NULL, "ssl.record.version", "it is called tls.record.version now");
    assert_field(registry, "ssl.record.versoin", "did you mean tls.record.version?");
    assert_field(registry, "bootp.cookie", "it is called dhcp.cookie now");
    assert_field(registry, "wlan_mgt.ssid", "it is called wlan.ssid now");
    assert_field(registry, "wlan_mgt.nonsense", "'tabshark fields WORD' finds fields");
    assert_field(registry, "http.response_for.uri",
                 "since tshark 4.4 responses have http.request.full_uri");
    assert_field(registry, "http.chat",
                 "it went with tshark 4.4; its parts are http.request.method and "
                 "http.request.uri, http.response.code and http.response.phrase");
    assert_field(registry, "http.prev_request_in",
                 "it went with tshark 4.4; http.request_in and http.response_in pair requests and "
                 "responses, and the frames of a tcp.stream tell their order");
}

/* Nothing is said that is not so with the tshark at hand. */
static void test_renamed_elsewhere(void)
{
    g_autoptr(Registry) registry = older();
    assert_field(registry, "http.response_for.uri", "did you mean http.request.uri?");
}

static void test_check(void)
{
    for (const char *const *name =
             LIST("frame.len", "_ws.col.protocol", "_ws.col.Protocol", "_ws.column", "wlan_mgt",
                  "sslx.y", "_ws.malformed", "tcp.lenn");
         *name != NULL; name++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *field = g_strdup(*name);
        g_test_message("%s", field);
        bool renamed = strcmp(field, "wlan_mgt") == 0;
        g_assert_true(meant_check((char *[]){field, NULL}, &error) != renamed);
    }
    g_assert_true(meant_check(NULL, NULL));
    for (const char *const *name =
             LIST("_ws.col", "_ws.col.Foo", "_ws.col.INFO", "ssl", "ssl.x", "bootp.type");
         *name != NULL; name++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *field = g_strdup(*name);
        g_test_message("%s", field);
        g_assert_false(meant_check((char *[]){(char[]){"ip.src"}, field, NULL}, &error));
        assert_failed(&error, TABSHARK_ERROR_USAGE, field);
    }
}

static void assert_filter(const Registry *registry, const char *said, const char *hint)
{
    g_autoptr(GError) error = g_error_new(TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                                          "the display filter (-Y) is wrong: %s", said);
    g_autofree char *message = g_strconcat(error->message, "\n", hint, NULL);
    meant_filter(registry, &error);
    g_assert_cmpstr(error->message, ==, message);
}

/* In the words of both releases. */
static void test_filter(void)
{
    g_autoptr(Registry) registry = newer(), before = older();
    assert_filter(before, "tcp.lem is neither a field nor a protocol name.",
                  "did you mean tcp.len?");
    assert_filter(before,
                  "Left side of \"==\" expression must be a field or function, not wlan_mgt.ssid.",
                  "it is called wlan.ssid now");
    assert_filter(registry, "\"wlan_mgt.ssid\" is not a valid protocol or protocol field.",
                  "it is called wlan.ssid now");
    assert_filter(registry, "\"http.response_for.uri\" is not a valid protocol or protocol field.",
                  "since tshark 4.4 responses have http.request.full_uri");
    assert_filter(registry, "\"_ws.col.Source\" is not a valid protocol or protocol field.",
                  "did you mean _ws.col.def_src?");
    assert_filter(before,
                  "Left side of \"==\" expression must be a field or function, not "
                  "_ws.col.protocol.",
                  "display filters of tshark 4.0 have no columns: 'read -e _ws.col.protocol … "
                  "then where …' selects rows by them");
}

int main(int argc, char **argv)
{
    folder = folder_make();
    g_autofree char *cache = g_build_filename(folder, "cache", NULL);
    g_setenv("XDG_CACHE_HOME", cache, true);
    program = file_make(folder, "tshark", BYTES("#!/bin/sh\n"));
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/meant/fields", test_fields);
    g_test_add_func("/meant/renamed", test_renamed);
    g_test_add_func("/meant/renamed-elsewhere", test_renamed_elsewhere);
    g_test_add_func("/meant/check", test_check);
    g_test_add_func("/meant/filter", test_filter);
    int status = g_test_run();
    folder_remove(folder);
    g_free(program);
    return status;
}
