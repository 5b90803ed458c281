#include "tcp/packet_blocks.h"

#include <string.h>

#include "support.h"
#include "tcp/restore_capture.h"

/* What was taken, as "link:captured/length:bytes;". */
static bool note(const PacketBlock *packet, void *data, GError **error)
{
    (void)error;
    g_string_append_printf(data, "%u:%zu/%zu:%.*s;", packet->link, packet->captured, packet->length,
                           (int)packet->captured, (const char *)packet->bytes);
    return true;
}

static bool refuse(const PacketBlock *packet, void *data, GError **error)
{
    (void)packet;
    (void)data;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "refused");
    return false;
}

static void append_word(GString *file, uint32_t word)
{
    g_string_append_len(file, (const char *)&word, sizeof word);
}

static void append_block(GString *file, uint32_t type, const GString *body)
{
    uint32_t padding = (4 - (uint32_t)body->len % 4) % 4;
    uint32_t size = (uint32_t)body->len + padding + 12;
    append_word(file, type);
    append_word(file, size);
    g_string_append_len(file, body->str, (gssize)body->len);
    g_string_append_len(file, "\0\0\0", padding);
    append_word(file, size);
}

static void append_words(GString *file, uint32_t type, const uint32_t *words, size_t n)
{
    g_autoptr(GString) body = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        append_word(body, words[i]);
    append_block(file, type, body);
}

static void append_packet(GString *file, uint32_t interface, const char *bytes, uint32_t length)
{
    g_autoptr(GString) body = g_string_new(NULL);
    const uint32_t head[] = {interface, 0, 0, (uint32_t)strlen(bytes), length};
    for (size_t i = 0; i < G_N_ELEMENTS(head); i++)
        append_word(body, head[i]);
    g_string_append(body, bytes);
    append_block(file, 6, body);
}

/* A section with interfaces of link types 1 and 101. */
static GString *make_section(void)
{
    GString *file = g_string_new(NULL);
    append_words(file, 0x0a0d0d0a, (const uint32_t[]){0x1a2b3c4d, 1, 0xffffffff, 0xffffffff}, 4);
    append_words(file, 1, (const uint32_t[]){1, 0}, 2);
    append_words(file, 1, (const uint32_t[]){101, 0}, 2);
    return file;
}

static void test_cut_anywhere(void)
{
    g_autoptr(GString) file = make_section();
    append_packet(file, 1, "raw", 3);
    append_words(file, 4, (const uint32_t[]){7, 7}, 2); /* of a kind that does not matter */
    append_packet(file, 0, "ether", 60);
    append_packet(file, 0, "", 9);
    for (size_t step = 1; step <= file->len; step++) {
        g_autoptr(GString) taken = g_string_new(NULL);
        g_autoptr(PacketBlocks) blocks = packet_blocks_new(note, taken);
        for (size_t at = 0; at < file->len; at += step)
            g_assert_true(
                packet_blocks_feed(blocks, file->str + at, MIN(step, file->len - at), NULL));
        g_assert_cmpstr(taken->str, ==, "101:3/3:raw;1:5/60:ether;1:0/9:;");
    }
}

static void fails(const GString *file, PacketBlockTaker take, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) taken = g_string_new(NULL);
    g_autoptr(PacketBlocks) blocks = packet_blocks_new(take, taken);
    g_assert_false(packet_blocks_feed(blocks, file->str, file->len, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, part);
}

static void test_other_files(void)
{
    g_autoptr(GString) text = g_string_new("Dear reader, this is a letter.");
    fails(text, note, "something else");
    g_autoptr(GString) swapped = g_string_new(NULL);
    append_words(swapped, 0x0a0d0d0a, (const uint32_t[]){0x4d3c2b1a, 1, 0, 0}, 4);
    fails(swapped, note, "something else");
    g_autoptr(GString) interface = make_section();
    append_packet(interface, 2, "x", 1);
    fails(interface, note, "something else");
    g_autoptr(GString) longer = make_section();
    append_words(longer, 6, (const uint32_t[]){0, 0, 0, 5, 5, 0}, 6);
    fails(longer, note, "something else");
    g_autoptr(GString) headless = make_section();
    append_words(headless, 6, (const uint32_t[]){0}, 1);
    fails(headless, note, "something else");
    g_autoptr(GString) whole = make_section();
    append_packet(whole, 0, "x", 1);
    fails(whole, refuse, "refused");
}

/* An Ethernet frame of IPv4 or IPv6 that states a length, behind so many VLAN tags. */
static size_t make_frame(uint8_t *frame, bool ipv6, unsigned tags, unsigned stated)
{
    size_t at = 12;
    memset(frame, 0xee, 200);
    for (; tags > 0; tags--, at += 4)
        memcpy(frame + at, "\x81\x00\x00\x07", 4);
    memcpy(frame + at, ipv6 ? "\x86\xdd" : "\x08\x00", 2);
    at += 2;
    frame[at + (ipv6 ? 4 : 2)] = (uint8_t)(stated >> 8);
    frame[at + (ipv6 ? 5 : 3)] = (uint8_t)stated;
    return at;
}

static void test_mend(void)
{
    uint8_t frame[200];
    /* Padding goes. */
    g_assert_cmpuint(make_frame(frame, false, 0, 43), ==, 14);
    g_assert_cmpuint(restore_capture_mend(1, frame, 60, 60), ==, 57);
    g_assert_cmpuint(make_frame(frame, false, 2, 43), ==, 22);
    g_assert_cmpuint(restore_capture_mend(1, frame, 70, 70), ==, 65);
    make_frame(frame, true, 0, 20);
    g_assert_cmpuint(restore_capture_mend(1, frame, 90, 90), ==, 74);
    /* What was cut stays as it is, as do other link types, and headers that are not whole. */
    make_frame(frame, false, 0, 143);
    g_assert_cmpuint(restore_capture_mend(1, frame, 60, 157), ==, 60);
    make_frame(frame, false, 0, 43);
    g_assert_cmpuint(restore_capture_mend(105, frame, 60, 60), ==, 60);
    for (size_t length = 0; length < 14 + 20; length++)
        g_assert_cmpuint(restore_capture_mend(1, frame, length, length), ==, length);
    /* A length of 0 is filled in, by what was sent. */
    make_frame(frame, false, 0, 0);
    g_assert_cmpuint(restore_capture_mend(1, frame, 100, 4014), ==, 100);
    g_assert_cmpuint(frame[16] << 8 | frame[17], ==, 4000);
    make_frame(frame, true, 0, 0);
    g_assert_cmpuint(restore_capture_mend(1, frame, 100, 100), ==, 100);
    g_assert_cmpuint(frame[18] << 8 | frame[19], ==, 46);
    make_frame(frame, false, 0, 0);
    g_assert_cmpuint(restore_capture_mend(1, frame, 100, 70000), ==, 100);
    g_assert_cmpuint(frame[16] << 8 | frame[17], ==, 0);
}

static void test_numbers(void)
{
    g_assert_cmpuint(restore_capture_number(INT64_C(1000000000)), ==, 0);
    g_assert_cmpuint(restore_capture_number(INT64_C(3000007000)), ==, 2000007);
    g_assert_cmpuint(restore_capture_number(0), ==, SIZE_MAX);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/packet_blocks/cut_anywhere", test_cut_anywhere);
    g_test_add_func("/packet_blocks/other_files", test_other_files);
    g_test_add_func("/restore_capture/mend", test_mend);
    g_test_add_func("/restore_capture/numbers", test_numbers);
    return g_test_run();
}
