#include "tcp/restore_index.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "table/value.h"
#include "tcp/flow_report.h"
#include "tcp/restore_capture.h"
#include "tcp/restore_ends.h"
#include "tcp/restore_rows.h"

/* The work at hand. */
typedef struct {
    const RestoreResult *result;
    const RestoreSides *sides;
    GHashTable *by_ends; /* restore_ends_group's */
    RestoreRow **latest; /* of each side, the row of its latest file; NULL if it has none */
    RestoreRow **mixed;  /* of each side, the row of a file of another's that its bytes are in */
    SequenceSet **filed; /* of each side, the positions that rows count; NULL likewise */
    GPtrArray *rows;     /* of RestoreRow * */
} Indexing;

/* The segments that tcpflow took for one flow: those between its first and its last. */
static GArray *segments_of_flow(const Indexing *indexing, const Flow *flow)
{
    RestoreEnds ends = {flow->source, flow->destination, flow->source_port, flow->destination_port};
    size_t first = restore_capture_number(flow->first);
    size_t last = restore_capture_number(flow->last);
    return restore_ends_between(indexing->by_ends, &ends, MIN(first, last), MAX(first, last));
}

/* The side whose bytes come first in the file. */
static unsigned main_side(const RestoreSides *sides, const GArray *numbers)
{
    for (unsigned i = 0; i < numbers->len; i++) {
        unsigned number = g_array_index(numbers, unsigned, i);
        if (g_array_index(sides->segments, RestoreSegment, number).length > 0)
            return sides->side[number];
    }
    return sides->side[g_array_index(numbers, unsigned, 0)];
}

/* Splits off the segments of other sides: of another stream with the same addresses and ports that
 * tcpflow did not tell apart. Returns the latest of them, or UINT_MAX. */
static unsigned keep_side(const RestoreSides *sides, GArray *numbers, unsigned side)
{
    unsigned kept = 0;
    unsigned other = UINT_MAX;
    unsigned *all = (unsigned *)(void *)numbers->data;
    for (unsigned i = 0; i < numbers->len; i++) {
        const RestoreSegment *segment = &g_array_index(sides->segments, RestoreSegment, all[i]);
        if (sides->side[all[i]] == side)
            all[kept++] = all[i];
        else if (segment->length > 0)
            other = sides->side[all[i]];
    }
    g_array_set_size(numbers, kept);
    return other;
}

static RestoreRow *add_row(Indexing *indexing)
{
    RestoreRow *row = restore_row_new();
    g_ptr_array_add(indexing->rows, row);
    return row;
}

/* Says how a file stands to an earlier one of the same side. Returns the bytes between them. */
static int64_t tie_to_earlier(const RestoreRow *earlier, const SequenceSet *filed,
                              const Extent *extent, RestoreRow *row)
{
    int64_t between = extent->from - earlier->to;
    int64_t again = sequence_set_size_in(filed, extent->from, extent->to);
    if (again > 0)
        restore_row_note(row, "repeats %" G_GINT64_FORMAT " bytes of %s", again, earlier->file);
    if (between > 0)
        restore_row_note(row, "goes on %" G_GINT64_FORMAT " bytes after the end of %s", between,
                         earlier->file);
    else if (again == 0)
        restore_row_note(row, "goes on where %s ends", earlier->file);
    return MAX(between, 0);
}

/* The bytes between the start of a side, as a SYN or an ACK without data shows it, and its first
 * file. */
static int64_t tie_to_start(const RestoreSides *sides, unsigned side, const Extent *extent,
                            RestoreRow *row)
{
    const RestoreSide *all = g_ptr_array_index(sides->sides, side);
    g_auto(Extent) whole = extent_of(sides, all->segments);
    int64_t before = MAX(extent->from - whole.from, 0);
    if (before > 0)
        restore_row_note(row,
                         "the first %" G_GINT64_FORMAT " bytes are not in the capture, and the "
                         "file begins behind them",
                         before);
    return before;
}

/* Counts the bytes of a file and says what is wrong with them. */
static void count_bytes(RestoreRow *row, const Extent *extent, const FileCheck *check,
                        int64_t before)
{
    int64_t sent = extent->to - extent->from;
    int64_t held = sequence_set_size(extent->held);
    row->size = check->size;
    row->expected = sent + before;
    row->written = check->written;
    row->missing = row->expected - check->written;
    row->overlap = extent->repeated;
    row->conflict = check->conflict;
    if (held < sent)
        restore_row_note(row, "%" G_GINT64_FORMAT " bytes are not in the capture", sent - held);
    if (check->written < held)
        restore_row_note(row, "tcpflow left out %" G_GINT64_FORMAT " bytes of the capture",
                         held - check->written);
    if (check->conflict > 0)
        restore_row_note(row, "%" G_GINT64_FORMAT " bytes came with different contents",
                         check->conflict);
    if (extent->early > 0)
        restore_row_note(row, "%" G_GINT64_FORMAT " bytes with numbers before the SYN are left out",
                         extent->early);
    if (check->size > sent)
        restore_row_note(row, "the file is %" G_GINT64_FORMAT " bytes longer than what was sent",
                         check->size - sent);
}

/* tcpflow gave the file the time of its first packet, which was a number (restore_capture.h). */
static void set_file_time(const char *path, int64_t time)
{
    int64_t seconds = time / NANOSECONDS - (time % NANOSECONDS < 0);
    struct timespec when = {.tv_sec = (time_t)seconds,
                            .tv_nsec = (long)(time - seconds * NANOSECONDS)};
    struct timespec times[] = {when, when};
    utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW);
}

static void remember(Indexing *indexing, unsigned side, RestoreRow *row, const Extent *extent,
                     int64_t before)
{
    if (indexing->filed[side] == NULL)
        indexing->filed[side] = sequence_set_new();
    sequence_set_add(indexing->filed[side], extent->from - before, extent->to);
    sequence_set_join(indexing->filed[side]);
    row->to = extent->to;
    row->only_file = indexing->latest[side] == NULL;
    indexing->latest[side] = row;
}

static bool index_tied(Indexing *indexing, const Flow *flow, GArray *numbers, const char *path,
                       GError **error)
{
    unsigned side = main_side(indexing->sides, numbers);
    unsigned other = keep_side(indexing->sides, numbers, side);
    unsigned first = g_array_index(numbers, unsigned, 0);
    g_auto(Extent) extent = extent_of(indexing->sides, numbers);
    FileCheck check;
    if (!restore_check(&indexing->result->source, path, numbers, &extent, &check, error))
        return false;
    RestoreRow *row = add_row(indexing);
    const RestoreRow *earlier = indexing->latest[side];
    row->file = g_strdup(flow->file);
    row->side = g_ptr_array_index(indexing->sides->sides, side);
    row->first = first;
    row->start = g_array_index(indexing->sides->segments, RestoreSegment, first).time;
    row->sha256 = check.sha256;
    int64_t before = earlier != NULL ? tie_to_earlier(earlier, indexing->filed[side], &extent, row)
                                     : tie_to_start(indexing->sides, side, &extent, row);
    count_bytes(row, &extent, &check, before);
    if (other != UINT_MAX) {
        const RestoreSide *mixed_in = g_ptr_array_index(indexing->sides->sides, other);
        restore_row_note(row, "tcpflow did not tell it from stream %" G_GINT64_FORMAT,
                         mixed_in->stream);
        indexing->mixed[other] = row;
    }
    set_file_time(path, row->start);
    remember(indexing, side, row, &extent, before);
    return true;
}

static bool index_untied(Indexing *indexing, const char *file, const char *path, GError **error)
{
    g_auto(Extent) nothing = {.held = sequence_set_new()};
    g_autoptr(GArray) none = g_array_new(false, false, sizeof(unsigned));
    FileCheck check;
    if (!restore_check(&indexing->result->source, path, none, &nothing, &check, error))
        return false;
    RestoreRow *row = add_row(indexing);
    row->file = g_strdup(file);
    row->size = check.size;
    row->sha256 = check.sha256;
    restore_row_note(row, "the file cannot be tied to a stream");
    return true;
}

static bool index_file(Indexing *indexing, const Flow *flow, GError **error)
{
    g_autofree char *path = g_build_filename(indexing->result->folder, flow->file, NULL);
    g_autoptr(GArray) numbers = segments_of_flow(indexing, flow);
    return numbers->len > 0 ? index_tied(indexing, flow, numbers, path, error)
                            : index_untied(indexing, flow->file, path, error);
}

/* Why the bytes of a row without a file are in none. */
static void note_rest(const Indexing *indexing, unsigned number, int64_t held, RestoreRow *row)
{
    const RestoreRow *latest = indexing->latest[number];
    const RestoreRow *mixed = indexing->mixed[number];
    if (held == 0)
        restore_row_note(row, latest != NULL ? "these bytes at the end are not in the capture"
                                             : "none of its bytes are in the capture");
    else if (mixed != NULL)
        restore_row_note(row, "its bytes are in %s, mixed up with stream %" G_GINT64_FORMAT,
                         mixed->file, mixed->side->stream);
    else if (latest != NULL)
        restore_row_note(row, "tcpflow left these bytes out of %s", latest->file);
    else
        restore_row_note(row, "tcpflow wrote no file: it looks into no tunnels, fragments or "
                              "extension headers");
}

/* Adds a row for a side if bytes that it sent are counted in no other. */
static void index_rest(Indexing *indexing, unsigned number)
{
    const RestoreSide *side = g_ptr_array_index(indexing->sides->sides, number);
    RestoreRow *latest = indexing->latest[number];
    const SequenceSet *filed = indexing->filed[number];
    g_auto(Extent) extent = extent_of(indexing->sides, side->segments);
    int64_t left = extent.to - extent.from;
    int64_t held = sequence_set_size(extent.held);
    if (latest != NULL) {
        left -= sequence_set_size_in(filed, extent.from, extent.to);
        sequence_set_add_all(extent.held, filed);
        sequence_set_join(extent.held);
        held = sequence_set_size(extent.held) - sequence_set_size(filed);
    }
    /* What tcpflow knew to be a repetition of a flow that had ended. */
    if (latest != NULL && latest->only_file)
        latest->overlap = MAX(latest->overlap, extent.repeated);
    if (left <= 0)
        return;
    RestoreRow *row = add_row(indexing);
    row->side = side;
    row->first = g_array_index(side->segments, unsigned, 0);
    row->start = g_array_index(indexing->sides->segments, RestoreSegment, row->first).time;
    row->expected = row->missing = left;
    row->written = 0;
    note_rest(indexing, number, held, row);
}

/* Files that the report does not tell of. */
static bool index_strays(Indexing *indexing, GError **error)
{
    bool ok = true;
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    const GArray *flows = indexing->result->flows;
    for (unsigned i = 0; i < flows->len; i++) {
        char *file = g_array_index(flows, Flow, i).file;
        if (file != NULL)
            g_hash_table_add(known, file);
    }
    GDir *dir = g_dir_open(indexing->result->folder, 0, error);
    const char *name;
    while (ok && dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(indexing->result->folder, name, NULL);
        if (!g_hash_table_contains(known, name))
            ok = index_untied(indexing, name, path, error);
    }
    if (dir == NULL)
        return false;
    g_dir_close(dir);
    return ok;
}

static bool index_all(Indexing *indexing, GError **error)
{
    const GArray *flows = indexing->result->flows;
    for (unsigned i = 0; i < flows->len; i++) {
        const Flow *flow = &g_array_index(flows, Flow, i);
        if (flow->file != NULL && !index_file(indexing, flow, error))
            return false;
    }
    for (unsigned i = 0; i < indexing->sides->sides->len; i++)
        index_rest(indexing, i);
    return index_strays(indexing, error);
}

Table *restore_index(const RestoreResult *result, GError **error)
{
    const RestoreSides *sides = result->source.sides;
    unsigned n = sides->sides->len;
    Indexing indexing = {
        .result = result,
        .sides = sides,
        .by_ends = restore_ends_group(sides->segments),
        .latest = g_new0(RestoreRow *, MAX(n, 1)),
        .mixed = g_new0(RestoreRow *, MAX(n, 1)),
        .filed = g_new0(SequenceSet *, MAX(n, 1)),
        .rows = g_ptr_array_new_with_free_func(restore_row_free),
    };
    Table *table = index_all(&indexing, error) ? restore_rows_table(indexing.rows) : NULL;
    g_hash_table_unref(indexing.by_ends);
    for (unsigned i = 0; i < n; i++)
        g_clear_pointer(&indexing.filed[i], sequence_set_free);
    g_free(indexing.filed);
    g_free(indexing.latest);
    g_free(indexing.mixed);
    g_ptr_array_unref(indexing.rows);
    return table;
}
