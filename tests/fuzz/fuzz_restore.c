/* What restore reads of other programs' files: packets in pcapng, in pieces, each mended, or
 * tcpflow's report. The first byte chooses, and says how long the pieces are. */
#include <string.h>

#include "tcp/flow_report.h"
#include "tcp/packet_blocks.h"
#include "tcp/restore_capture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Mends a copy of a packet that ends where its memory does. Once is enough. */
static void check_mend(const PacketBlock *packet)
{
    size_t length = MAX(packet->length, packet->captured);
    g_autofree uint8_t *copy = g_memdup2(packet->bytes, packet->captured);
    size_t kept = restore_capture_mend(packet->link, copy, packet->captured, length);
    g_assert_cmpuint(kept, <=, packet->captured);
    g_autofree uint8_t *again = g_memdup2(copy, packet->captured);
    g_assert_cmpuint(restore_capture_mend(packet->link, again, packet->captured, length), ==, kept);
    g_assert_cmpmem(again, packet->captured, copy, packet->captured);
}

static bool take(const PacketBlock *packet, void *data, GError **error)
{
    (void)error;
    g_string_append_printf(data, "[%u %zu %zu ", packet->link, packet->captured, packet->length);
    g_string_append_len(data, (const char *)packet->bytes, (gssize)packet->captured);
    check_mend(packet);
    return true;
}

/* All packets of a file that comes in pieces. */
static GString *read_packets(const char *bytes, size_t size, size_t step)
{
    g_autoptr(GError) error = NULL;
    GString *log = g_string_new(NULL);
    g_autoptr(PacketBlocks) blocks = packet_blocks_new(take, log);
    bool ok = true;
    for (size_t at = 0; ok && at < size; at += step)
        ok = packet_blocks_feed(blocks, bytes + at, MIN(step, size - at), &error);
    g_assert_true(ok == (error == NULL));
    g_string_append(log, ok ? "" : "error");
    return log;
}

static void check_packets(const char *bytes, size_t size, size_t step)
{
    GString *whole = read_packets(bytes, size, MAX(size, 1));
    GString *pieces = read_packets(bytes, size, step);
    g_assert_true(g_string_equal(whole, pieces));
    g_string_free(whole, true);
    g_string_free(pieces, true);
}

static void check_report(const char *xml, size_t size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) flows = flow_report_parse(xml, size, "/stage/", &error);
    g_assert_true((flows == NULL) == (error != NULL));
    for (unsigned i = 0; flows != NULL && i < flows->len; i++) {
        const Flow *flow = &g_array_index(flows, Flow, i);
        g_assert_true(flow->file == NULL ||
                      (flow_name_is_safe(flow->file) && strchr(flow->file, '/') == NULL &&
                       flow->file[0] != '.'));
        g_assert_cmpint(flow->size, >=, 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *bytes = (const char *)data + 1;
    if ((data[0] & 1) != 0)
        check_report(bytes, size - 1);
    else
        check_packets(bytes, size - 1, 1 + data[0] / 2 % 9);
    return 0;
}
