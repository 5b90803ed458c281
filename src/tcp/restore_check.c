#include "tcp/restore_check.h"

#include <string.h>

#include "base/error.h"

/* The captured bytes of a segment: what its packet ends with. NULL if the packet is too short for
 * that: it is the last of the fragments that tshark joined. */
static const char *payload_of(const CheckSource *source, unsigned number,
                              const RestoreSegment *segment)
{
    PacketPlace place = source->places[number];
    const PacketFile *file = &g_array_index(source->packets, PacketFile, place.file);
    return place.to - place.from >= segment->captured
               ? g_mapped_file_get_contents(file->map) + place.to - segment->captured
               : NULL;
}

/* Adds the positions at which `length` bytes are the same in both; returns how many are not. */
static int64_t compare_bytes(const char *a, const char *b, int64_t length, int64_t position,
                             SequenceSet *same)
{
    int64_t start = 0;
    int64_t different = 0;
    if (memcmp(a, b, (size_t)length) == 0) {
        sequence_set_add(same, position, position + length);
        return 0;
    }
    for (int64_t i = 0; i <= length; i++) {
        bool differs = i == length || a[i] != b[i];
        if (!differs)
            continue;
        sequence_set_add(same, position + start, position + i);
        start = i + 1;
        different += i < length;
    }
    return different;
}

/* Compares one segment, as far as the file reaches. */
static int64_t compare_segment(const CheckSource *source, unsigned number, const Extent *extent,
                               GMappedFile *file, SequenceSet *same)
{
    const RestoreSegment *segment = &g_array_index(source->sides->segments, RestoreSegment, number);
    int64_t size = (int64_t)g_mapped_file_get_length(file);
    int64_t at = source->sides->starts[number] - extent->from;
    int64_t skipped = MAX(-at, 0);
    int64_t length = MIN(segment->captured, size - at) - skipped;
    const char *payload = payload_of(source, number, segment);
    if (length <= 0 || payload == NULL)
        return 0;
    return compare_bytes(payload + skipped, g_mapped_file_get_contents(file) + at + skipped, length,
                         at + skipped, same);
}

bool restore_check(const CheckSource *source, const char *path, const GArray *numbers,
                   const Extent *extent, FileCheck *check, GError **error)
{
    g_autoptr(GError) reason = NULL;
    GMappedFile *file = g_mapped_file_new(path, false, &reason);
    if (file == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "what tcpflow wrote cannot be read: %s", reason->message);
        return false;
    }
    g_autoptr(SequenceSet) same = sequence_set_new();
    check->conflict = 0;
    for (unsigned i = 0; i < numbers->len; i++)
        check->conflict +=
            compare_segment(source, g_array_index(numbers, unsigned, i), extent, file, same);
    sequence_set_join(same);
    check->size = (int64_t)g_mapped_file_get_length(file);
    check->written = sequence_set_size(same);
    const uint8_t *bytes = (const uint8_t *)g_mapped_file_get_contents(file);
    check->sha256 = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, bytes != NULL ? bytes : (const uint8_t *)"", (size_t)check->size);
    g_mapped_file_unref(file);
    return true;
}
