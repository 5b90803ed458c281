#include "capture/lean.h"

#include <string.h>

#include "support.h"

#define FLIGHT "tcp.track_bytes_in_flight:FALSE"
#define TIMES  "tcp.calculate_timestamps:FALSE"
#define LABELS "tcp.summary_in_tree:FALSE"

static bool allows(const char *preference, const char *field, const char *filter)
{
    const char *const fields[] = {"ip.src", field, NULL};
    for (size_t i = 0; lean_preference(i) != NULL; i++) {
        if (strcmp(lean_preference(i), preference) == 0)
            return lean_allows(i, fields, filter);
    }
    g_assert_not_reached();
}

static void test_fields(void)
{
    g_assert_true(allows(FLIGHT, "tcp.len", NULL));
    g_assert_false(allows(FLIGHT, "tcp.analysis.bytes_in_flight", NULL));
    /* The parent of whatever was found, be it the bytes in flight alone. */
    g_assert_false(allows(FLIGHT, "tcp.analysis", NULL));
    g_assert_true(allows(TIMES, "tcp.analysis", NULL));
    g_assert_false(allows(TIMES, "tcp.time_delta", NULL));
    g_assert_true(allows(LABELS, "tcp.time_delta", NULL));
}

static void test_filters(void)
{
    g_assert_true(allows(FLIGHT, "tcp.len", ""));
    g_assert_true(allows(FLIGHT, "tcp.len",
                         "tcp && ip.addr == 10.0.0.0/8 and not tcp.port in {80, 443..445}"));
    g_assert_true(allows(TIMES, "tcp.len", "tcp.analysis.flags"));
    g_assert_false(allows(FLIGHT, "tcp.len", "udp or tcp.analysis.flags"));
    g_assert_false(allows(TIMES, "tcp.len", "udp or tcp.time_delta > 1"));
    /* What these need is not known. */
    g_assert_false(allows(FLIGHT, "tcp.len", "http"));
    g_assert_false(allows(FLIGHT, "tcp.len", "${late}"));
    g_assert_false(allows(FLIGHT, "tcp.len", "tcpros.x"));
    g_assert_false(allows(FLIGHT, "tcp.len", "frame contains \"x\""));
    g_assert_true(allows(LABELS, "tcp.len", "http"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lean/fields", test_fields);
    g_test_add_func("/lean/filters", test_filters);
    return g_test_run();
}
