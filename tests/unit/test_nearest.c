#include "base/nearest.h"

#include <glib.h>
#include <string.h>

static const char *const fields[] = {
    "frame.len",   "frame.number",         "frame.time_epoch", "name.length", "tcp.port",
    "tcp.port",    "tcp.window_size",      "udp.port",         "http.host",   "http.request.uri",
    "tcp.srcport", "http.request.version", "ip.addr",
};

static const char *at(size_t index, const void *data)
{
    const char *const *names = data;
    return names[index];
}

/* A wanted name and what is suggested for it; NULL for nothing. */
static void suggests(const char *wanted, const char *expected)
{
    g_autofree char *found = nearest_names(wanted, G_N_ELEMENTS(fields), at, fields);
    g_assert_cmpstr(found, ==, expected);
}

static void test_edits(void)
{
    suggests("tcp.windowsize", "tcp.window_size");
    suggests("frame.time_epcoh", "frame.time_epoch");
    suggests("frame.numbre", "frame.number");
    suggests("FRAME.LEN", "frame.len");
}

static void test_last_part(void)
{
    suggests("frame.length", "frame.len");
    suggests("ip.address", "ip.addr");
    suggests("sip.host", "http.host");
    suggests("uri", "http.request.uri");
}

static void test_twice_and_several(void)
{
    suggests("tcp.prot", "tcp.port");
    suggests("port", "tcp.port, udp.port or tcp.srcport");
    suggests("http.request", "http.request.uri or http.request.version");
}

static void test_none(void)
{
    suggests("", NULL);
    suggests("x", NULL);
    suggests("bluetooth.handle", NULL);
    g_autofree char *nothing = nearest_names("tcp.port", 0, at, fields);
    g_assert_null(nothing);
}

static void test_long(void)
{
    g_autofree char *wanted = g_strnfill(100000, 'a');
    suggests(wanted, NULL);
    wanted[255] = '\0';
    suggests(wanted, NULL);
    const char *long_names[] = {wanted};
    g_autofree char *nearly = g_strdup(wanted);
    nearly[100] = 'b';
    g_autofree char *found = nearest_names(nearly, 1, at, long_names);
    g_assert_cmpstr(found, ==, wanted);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/nearest/edits", test_edits);
    g_test_add_func("/nearest/last-part", test_last_part);
    g_test_add_func("/nearest/twice-and-several", test_twice_and_several);
    g_test_add_func("/nearest/none", test_none);
    g_test_add_func("/nearest/long", test_long);
    return g_test_run();
}
