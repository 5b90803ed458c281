#include "tcp/restore_capture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/reason.h"
#include "capture/path.h"
#include "capture/program.h"
#include "capture/tshark.h"
#include "tcp/packet_blocks.h"

/* draft-ietf-opsawg-pcap, in the byte order of this machine. */
typedef struct {
    uint32_t magic;
    uint16_t major, minor;
    uint32_t reserved[2];
    uint32_t snap_length;
    uint32_t link;
} PcapHeader;

typedef struct {
    uint32_t seconds, microseconds;
    uint32_t captured, length;
} PcapRecord;

#define PCAP_MAGIC 0xa1b2c3d4u

/* libpcap reads no longer packets. */
#define SNAP_LENGTH 262144

/* tcpflow might take time 0 for none, so packet 0 is one second after 1970. */
#define MICROSECONDS 1000000u

/* tshark's packets on their way into files. */
typedef struct {
    const char *stage;
    size_t n;
    PacketPlace *places;
    size_t packets;  /* so far */
    GArray *files;   /* of PacketFile */
    GPtrArray *outs; /* the FILE * of each */
} Writing;

size_t restore_capture_number(int64_t time)
{
    int64_t number = time / 1000 - MICROSECONDS;
    return number >= 0 ? (size_t)number : SIZE_MAX;
}

static bool fail_to_write(const Writing *writing, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot write into '%s': %s",
                writing->stage, reason_of(errno));
    return false;
}

static bool write_bytes(const Writing *writing, FILE *out, const void *bytes, size_t size,
                        GError **error)
{
    return fwrite(bytes, 1, size, out) == size || fail_to_write(writing, error);
}

static bool add_file(Writing *writing, uint32_t link, GError **error)
{
    PcapHeader header = {
        .magic = PCAP_MAGIC, .major = 2, .minor = 4, .snap_length = SNAP_LENGTH, .link = link};
    PacketFile file = {.link = link,
                       .name = g_strdup_printf("packets-%u.pcap", writing->files->len)};
    g_autofree char *path = g_build_filename(writing->stage, file.name, NULL);
    g_array_append_val(writing->files, file);
    FILE *out = fopen(path, "wxe");
    if (out == NULL)
        return fail_to_write(writing, error);
    g_ptr_array_add(writing->outs, out);
    return write_bytes(writing, out, &header, sizeof header, error);
}

/* The file for packets of a link type, new if need be. */
static bool choose_file(Writing *writing, uint32_t link, unsigned *index, GError **error)
{
    for (*index = 0; *index < writing->files->len; (*index)++) {
        if (g_array_index(writing->files, PacketFile, *index).link == link)
            return true;
    }
    return add_file(writing, link, error);
}

static bool write_packet(const PacketBlock *packet, void *data, GError **error)
{
    Writing *writing = data;
    size_t number = writing->packets++;
    unsigned index;
    if (number >= writing->n)
        return true; /* told at the end */
    if (!choose_file(writing, packet->link, &index, error))
        return false;
    size_t length = MAX(packet->length, packet->captured);
    size_t kept = restore_capture_mend(packet->link, packet->bytes, packet->captured, length);
    PcapRecord record = {
        .seconds = (uint32_t)(number / MICROSECONDS) + 1,
        .microseconds = (uint32_t)(number % MICROSECONDS),
        .captured = (uint32_t)kept,
        .length = (uint32_t)(packet->captured == length ? kept : length),
    };
    FILE *out = g_ptr_array_index(writing->outs, index);
    if (!write_bytes(writing, out, &record, sizeof record, error) ||
        !write_bytes(writing, out, packet->bytes, kept, error))
        return false;
    uint64_t to = (uint64_t)ftello(out);
    writing->places[number] = (PacketPlace){index, to - kept, to};
    return true;
}

static bool on_output(const char *bytes, size_t length, void *data, GError **error)
{
    return packet_blocks_feed(data, bytes, length, error);
}

/* Did tshark write what it had listed? What it has to say on damage it said then. */
static bool run_tshark(const char *capture, const char *filter, PacketBlocks *blocks,
                       Progress *progress, GError **error)
{
    g_auto(ProgramEnd) end = {0};
    g_autoptr(Diagnostics) said_before = diagnostics_new();
    g_autofree char *program = tshark_find(error);
    g_autofree char *path = capture_argument(capture);
    if (program == NULL)
        return false;
    const char *arguments[] = {program, "-n",     "-r", path, "-Y", filter,
                               "-F",    "pcapng", "-w", "-",  NULL};
    const char *files[] = {path, NULL};
    g_autofree char *doing = g_strconcat("copying the packets of ", capture, NULL);
    ProgramWatch watch = {progress, doing, files};
    if (!program_run(arguments, on_output, blocks, &watch, &end, error))
        return false;
    TsharkEnd tshark = {capture, filter, end.status, end.messages};
    return tshark_judge(&tshark, said_before, NULL, error);
}

static bool finish(Writing *writing, const char *capture, GError **error)
{
    bool ok = true;
    for (unsigned i = 0; i < writing->outs->len; i++) {
        FILE *out = g_ptr_array_index(writing->outs, i);
        ok = (fflush(out) == 0 || fail_to_write(writing, error)) && ok;
    }
    if (ok && writing->packets != writing->n) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "tshark wrote %zu packets, but had listed %zu: was '%s' changed in between?",
                    writing->packets, writing->n, capture);
        return false;
    }
    for (unsigned i = 0; ok && i < writing->files->len; i++) {
        PacketFile *file = &g_array_index(writing->files, PacketFile, i);
        g_autofree char *path = g_build_filename(writing->stage, file->name, NULL);
        file->map = g_mapped_file_new(path, false, error);
        ok = file->map != NULL;
    }
    return ok;
}

static void clear_file(void *data)
{
    PacketFile *file = data;
    g_free(file->name);
    g_clear_pointer(&file->map, g_mapped_file_unref);
}

static void close_file(void *file)
{
    fclose(file);
}

GArray *restore_capture_write(const char *capture, const char *filter, const char *stage, size_t n,
                              PacketPlace *places, Progress *progress, GError **error)
{
    Writing writing = {
        .stage = stage,
        .n = n,
        .places = places,
        .files = g_array_new(false, false, sizeof(PacketFile)),
        .outs = g_ptr_array_new_with_free_func(close_file),
    };
    g_array_set_clear_func(writing.files, clear_file);
    g_autoptr(PacketBlocks) blocks = packet_blocks_new(write_packet, &writing);
    bool ok =
        run_tshark(capture, filter, blocks, progress, error) && finish(&writing, capture, error);
    g_ptr_array_unref(writing.outs);
    if (!ok)
        g_clear_pointer(&writing.files, g_array_unref);
    return writing.files;
}
