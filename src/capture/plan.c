#include "capture/plan.h"

#include <string.h>

#include "capture/batch.h"
#include "capture/file_identity.h"
#include "capture/read.h"
#include "capture/sharing.h"

typedef struct {
    const CaptureRequest *request;
    size_t line;
    bool taken;
    FileIdentity *files;  /* the captures as they were before they were read; NULL: not read yet */
    CaptureAnswer answer; /* with `files` */
} Read;

struct CapturePlan {
    GArray *reads; /* of Read, in the order of turns */
};

static void drop_answer(Read *read)
{
    capture_answer_clear(&read->answer);
    g_clear_pointer(&read->files, g_free);
}

static void clear_read(gpointer data)
{
    drop_answer(data);
}

CapturePlan *capture_plan_new(void)
{
    CapturePlan *plan = g_new0(CapturePlan, 1);
    plan->reads = g_array_new(false, false, sizeof(Read));
    g_array_set_clear_func(plan->reads, clear_read);
    return plan;
}

void capture_plan_free(CapturePlan *plan)
{
    if (plan == NULL)
        return;
    g_array_unref(plan->reads);
    g_free(plan);
}

void capture_plan_add(CapturePlan *plan, const CaptureRequest *request, size_t line)
{
    Read read = {.request = request, .line = line};
    g_array_append_val(plan->reads, read);
}

static Read *read_at(const CapturePlan *plan, size_t i)
{
    return &g_array_index(plan->reads, Read, i);
}

static Read *find_read(const CapturePlan *plan, const CaptureRequest *request)
{
    size_t i = 0;
    while (read_at(plan, i)->request != request)
        i++;
    return read_at(plan, i);
}

/* Are the captures regular files? Others, such as pipes, can be read once, at their turn. Standard
 * input is what it is for all reads that share a pass, but is not read ahead (`alone`). */
static bool is_certain(const CaptureRequest *request, bool alone)
{
    for (char **capture = request->captures; *capture != NULL; capture++) {
        bool standard_input = strcmp(*capture, "-") == 0;
        if (standard_input ? alone : !file_is_regular(*capture))
            return false;
    }
    return true;
}

/* Was it read, and are its captures as they were then? */
static bool is_answered(const Read *read)
{
    return read->files != NULL && file_identity_holds(read->files, read->request->captures);
}

/* The number of passes that a read adds to those of a batch: none if it can share. */
static size_t added_passes(const GPtrArray *batch, const CaptureRequest *request)
{
    for (unsigned i = 0; i < batch->len; i++) {
        const Read *other = g_ptr_array_index(batch, i);
        if (sharing_possible(other->request, request))
            return 0;
    }
    return g_strv_length(request->captures);
}

static size_t jobs_with(const Read *first, const Read *other)
{
    return batch_jobs((const CaptureRequest *const[]){first->request, other->request}, 2);
}

/* What to read now that it is the turn of `first`: it, those that share its passes, and as many of
 * those behind as can run beside it. No more, for their tables wait in memory. */
static GPtrArray *choose_batch(const CapturePlan *plan, Read *first)
{
    GPtrArray *batch = g_ptr_array_new();
    size_t passes = g_strv_length(first->request->captures);
    g_ptr_array_add(batch, first);
    for (unsigned i = 0; i < plan->reads->len; i++) {
        Read *read = read_at(plan, i);
        bool shares = sharing_possible(first->request, read->request);
        if (read == first || read->taken || is_answered(read) ||
            !is_certain(read->request, !shares))
            continue;
        size_t added = added_passes(batch, read->request);
        if (added > 0 && passes + added > jobs_with(first, read))
            continue;
        passes += added;
        g_ptr_array_add(batch, read);
    }
    return batch;
}

static void read_batch(const GPtrArray *batch, Progress *progress)
{
    g_autofree const CaptureRequest **requests = g_new(const CaptureRequest *, batch->len);
    g_autofree CaptureAnswer *answers = g_new0(CaptureAnswer, batch->len);
    for (unsigned i = 0; i < batch->len; i++) {
        Read *read = g_ptr_array_index(batch, i);
        drop_answer(read);
        requests[i] = read->request;
        read->files = file_identities(read->request->captures);
    }
    batch_read(requests, batch->len, progress, answers);
    for (unsigned i = 0; i < batch->len; i++)
        ((Read *)g_ptr_array_index(batch, i))->answer = answers[i];
}

Table *capture_plan_take(CapturePlan *plan, const CaptureRequest *request, Progress *progress,
                         Diagnostics *diagnostics, GError **error)
{
    Read *read = find_read(plan, request);
    read->taken = true;
    if (!is_answered(read)) {
        g_autoptr(GPtrArray) batch = choose_batch(plan, read);
        read_batch(batch, progress);
    }
    diagnostics_append(diagnostics, read->answer.diagnostics);
    if (read->answer.error != NULL)
        g_propagate_error(error, g_steal_pointer(&read->answer.error));
    Table *table = g_steal_pointer(&read->answer.table);
    drop_answer(read);
    return table;
}

/* Those that share passes with a read as things stand, itself included, in order. */
static GPtrArray *companions(const CapturePlan *plan, const Read *read)
{
    GPtrArray *found = g_ptr_array_new();
    for (unsigned i = 0; i < plan->reads->len; i++) {
        Read *other = read_at(plan, i);
        if (other == read ||
            (sharing_possible(read->request, other->request) && is_certain(other->request, false)))
            g_ptr_array_add(found, other);
    }
    return found;
}

static void append_lines(GString *out, const GPtrArray *reads)
{
    for (unsigned i = 0; i < reads->len; i++) {
        const char *before = i == 0 ? "" : (i + 1 < reads->len ? ", " : " and ");
        const Read *read = g_ptr_array_index(reads, i);
        g_string_append_printf(out, "%s%zu", before, read->line);
    }
}

char *capture_plan_commands(const CapturePlan *plan, const CaptureRequest *request)
{
    const Read *read = find_read(plan, request);
    g_autoptr(GPtrArray) sharing = companions(plan, read);
    g_autofree const CaptureRequest **requests = g_new(const CaptureRequest *, sharing->len);
    const Read *first = g_ptr_array_index(sharing, 0);
    if (sharing->len == 1)
        return capture_commands(request);
    if (first != read)
        return g_strdup_printf("# the read of line %zu shares the run of line %zu\n", read->line,
                               first->line);
    for (unsigned i = 0; i < sharing->len; i++)
        requests[i] = ((const Read *)g_ptr_array_index(sharing, i))->request;
    g_autofree char *commands = capture_shared_commands(requests, sharing->len);
    GString *text = g_string_new("# for the reads of lines ");
    append_lines(text, sharing);
    g_string_append_printf(text, ":\n%s", commands);
    return g_string_free(text, false);
}
