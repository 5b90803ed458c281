#include "capture/batch.h"

#include <string.h>

#include "base/error.h"
#include "capture/cache.h"
#include "capture/group.h"
#include "capture/sharing.h"
#include "capture/stop_signals.h"
#include "capture/tshark.h"

typedef struct {
    Session session;
    Cache *cache;      /* NULL: nothing is kept */
    GPtrArray *groups; /* of Group */
    GPtrArray *passes; /* of CapturePass: those of all groups, in order */
    size_t jobs;
    Progress *progress;
} Batch;

void capture_answer_clear(CaptureAnswer *answer)
{
    g_clear_pointer(&answer->table, table_unref);
    g_clear_pointer(&answer->diagnostics, diagnostics_free);
    g_clear_error(&answer->error);
}

size_t batch_jobs(const CaptureRequest *const *requests, size_t n)
{
    int64_t jobs = 0;
    for (size_t i = 0; i < n; i++) {
        if (requests[i]->jobs > 0 && (jobs == 0 || requests[i]->jobs < jobs))
            jobs = requests[i]->jobs;
    }
    return jobs > 0 ? (size_t)jobs : MAX(g_get_num_processors(), 1);
}

static CapturePass *pass_at(const Batch *batch, size_t i)
{
    return g_ptr_array_index(batch->passes, i);
}

static size_t count_running(const Batch *batch)
{
    size_t running = 0;
    for (size_t i = 0; i < batch->passes->len; i++)
        running += pass_at(batch, i)->state == PASS_RUNNING;
    return running;
}

/* Two that read standard input must not do so at the same time. */
static bool may_start(const Batch *batch, const CapturePass *pass)
{
    for (size_t i = 0; strcmp(pass->capture, "-") == 0 && i < batch->passes->len; i++) {
        const CapturePass *other = pass_at(batch, i);
        if (other->state == PASS_RUNNING && strcmp(other->capture, "-") == 0)
            return false;
    }
    return pass->state == PASS_WAITING;
}

static bool start_waiting(Batch *batch, GError **error)
{
    for (size_t i = 0; i < batch->passes->len && count_running(batch) < batch->jobs; i++) {
        CapturePass *pass = pass_at(batch, i);
        if (!may_start(batch, pass))
            continue;
        if (!session_ask(&batch->session, error))
            return false;
        if (!session_is_asking(&batch->session))
            capture_pass_start(pass);
    }
    return true;
}

/* All that runs: the passes, and the questions for the registry. */
static GPtrArray *running_processes(const Batch *batch)
{
    GPtrArray *processes = g_ptr_array_new();
    for (size_t i = 0; i < batch->passes->len; i++) {
        if (pass_at(batch, i)->state == PASS_RUNNING)
            g_ptr_array_add(processes, pass_at(batch, i)->process);
    }
    for (size_t i = 0; session_is_asking(&batch->session) && i < SESSION_QUESTIONS; i++)
        g_ptr_array_add(processes, batch->session.questions[i]);
    return processes;
}

/* When to look again at the latest. */
static int64_t next_moment(const Batch *batch)
{
    int64_t moment = batch->session.deadline;
    for (size_t i = 0; i < batch->passes->len; i++) {
        if (pass_at(batch, i)->state == PASS_RUNNING)
            moment = MIN(moment, pass_at(batch, i)->deadline);
    }
    if (batch->progress != NULL)
        moment = MIN(moment, g_get_monotonic_time() + PROGRESS_INTERVAL);
    return moment;
}

/* The part of all captures that is read; -1 if that cannot be known. */
static double share_read(const Batch *batch)
{
    int64_t read = 0;
    int64_t total = 0;
    for (size_t i = 0; i < batch->passes->len; i++) {
        CapturePass *pass = pass_at(batch, i);
        if (pass->position.total == 0 && pass->state != PASS_OVER)
            return -1;
        total += pass->position.total;
        if (pass->state == PASS_OVER)
            read += pass->position.total;
        else if (pass->state == PASS_RUNNING)
            read += position_read(&pass->position, process_pid(pass->process));
    }
    return total > 0 ? (double)read / (double)total : -1;
}

static void show_progress(const Batch *batch)
{
    g_autoptr(GString) what = g_string_new("reading ");
    const char *last = NULL;
    if (batch->progress == NULL)
        return;
    for (size_t i = 0; i < batch->passes->len; i++) {
        const CapturePass *pass = pass_at(batch, i);
        if (pass->state != PASS_RUNNING || g_strcmp0(last, pass->capture) == 0)
            continue;
        bool standard_input = strcmp(pass->capture, "-") == 0;
        g_string_append_printf(what, "%s%s", last != NULL ? ", " : "",
                               standard_input ? "standard input" : pass->capture);
        last = pass->capture;
    }
    if (last == NULL && !session_is_asking(&batch->session))
        return;
    if (last == NULL)
        g_string_assign(what, "asking tshark which fields it knows");
    progress_update(batch->progress, what->str, last != NULL ? share_read(batch) : -1);
}

/* Looks who has ended. */
static bool check_all(Batch *batch, GError **error)
{
    if (!session_learn(&batch->session, error))
        return false;
    for (size_t i = 0; i < batch->passes->len; i++)
        capture_pass_check(pass_at(batch, i));
    for (unsigned i = 0; i < batch->groups->len; i++)
        group_cut(g_ptr_array_index(batch->groups, i));
    return true;
}

/* Runs all passes that wait, to their end. False with an error that is nobody's in particular. */
static bool run_passes(Batch *batch, GError **error)
{
    while (start_waiting(batch, error)) {
        g_autoptr(GPtrArray) processes = running_processes(batch);
        if (processes->len == 0)
            return true;
        switch (process_wait((Process *const *)processes->pdata, processes->len, next_moment(batch),
                             error)) {
        case PROCESS_EVENT_SIGNAL:
            /* Nobody will see this: the signal takes its effect when it is no longer postponed. */
            g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "interrupted");
            return false;
        case PROCESS_EVENT_FAILURE:
            return false;
        case PROCESS_EVENT_END:
        case PROCESS_EVENT_TIME:
            if (!check_all(batch, error))
                return false;
            show_progress(batch);
        }
    }
    return false;
}

/* The same, so that no signal leaves a program or a line on the terminal behind. */
static bool run_guarded(Batch *batch, GError **error)
{
    sigset_t signals;
    stop_signals_postpone(&signals);
    bool ok = run_passes(batch, error);
    for (size_t i = 0; !ok && i < batch->passes->len; i++)
        capture_pass_cancel(pass_at(batch, i));
    if (!ok)
        progress_end(batch->progress);
    stop_signals_release(&signals);
    return ok;
}

static void add_group(Batch *batch, Group *group)
{
    g_ptr_array_add(batch->groups, group);
    for (size_t i = 0; i < group->pass_count; i++)
        g_ptr_array_add(batch->passes, &group->passes[i]);
}

static void free_group(gpointer group)
{
    group_free(group);
}

static void free_places(gpointer places)
{
    g_array_unref(places);
}

/* Adds lists of one place for each in the list. */
static void part(GPtrArray *parted, const GArray *places)
{
    for (unsigned i = 0; i < places->len; i++) {
        GArray *alone = g_array_new(false, false, sizeof(size_t));
        g_array_append_val(alone, g_array_index(places, size_t, i));
        g_ptr_array_add(parted, alone);
    }
}

/* Answers what it can of passes that wait. */
static void look_into_cache(Batch *batch)
{
    for (size_t i = 0; batch->cache != NULL && i < batch->passes->len; i++) {
        if (pass_at(batch, i)->state == PASS_WAITING)
            cache_look(batch->cache, pass_at(batch, i));
    }
}

/* Keeps what the passes of groups without a failure gave. */
static void put_into_cache(Batch *batch)
{
    if (batch->cache == NULL)
        return;
    cache_settle(batch->cache);
    for (unsigned i = 0; i < batch->groups->len; i++) {
        const Group *group = g_ptr_array_index(batch->groups, i);
        for (size_t j = 0; !group_has_failed(group) && j < group->pass_count; j++)
            cache_keep(batch->cache, &group->passes[j]);
    }
}

/* Reads for groups of requests (lists of places, as of sharing_groups). Gives back those that have
 * no answer yet: what several cannot have together, a wrong field for instance, each is to try
 * alone. */
static GPtrArray *read_groups(Batch *batch, const CaptureRequest *const *requests,
                              CaptureAnswer *answers, const GPtrArray *lists)
{
    GPtrArray *parted = g_ptr_array_new_with_free_func(free_places);
    g_autoptr(GError) error = NULL;
    batch->groups = g_ptr_array_new_with_free_func(free_group);
    batch->passes = g_ptr_array_new();
    for (unsigned i = 0; i < lists->len; i++)
        add_group(batch,
                  group_new(requests, answers, g_ptr_array_index(lists, i), &batch->session));
    look_into_cache(batch);
    bool ok = run_guarded(batch, &error);
    if (ok)
        put_into_cache(batch);
    for (unsigned i = 0; i < lists->len; i++) {
        Group *group = g_ptr_array_index(batch->groups, i);
        if (!ok)
            group_fail(group, error);
        else if (group_should_part(group))
            part(parted, g_ptr_array_index(lists, i));
        else
            group_answer(group);
    }
    g_ptr_array_unref(batch->passes);
    g_ptr_array_unref(batch->groups);
    return parted;
}

static void fail_all(CaptureAnswer *answers, size_t n, const GError *error)
{
    for (size_t i = 0; i < n; i++) {
        answers[i].diagnostics = diagnostics_new();
        answers[i].error = g_error_copy(error);
    }
}

/* Nobody has looked at what such a release prints, but it gave the right answers when it was asked.
 */
static void remark_release(const Session *session, Diagnostics *diagnostics)
{
    const char *version = session->registry != NULL ? registry_version(session->registry) : NULL;
    if (version != NULL && *version != '\0' && !tshark_is_proven(version))
        diagnostics_add(diagnostics, DIAGNOSTIC_REMARK,
                        "tshark %s passed the check of what it prints; tested releases are %s",
                        version, TSHARK_PROVEN);
}

void batch_read(const CaptureRequest *const *requests, size_t n, Progress *progress,
                CaptureAnswer *answers)
{
    Batch batch = {.progress = progress, .jobs = batch_jobs(requests, n)};
    g_autoptr(GError) error = NULL;
    progress_begin(progress);
    if (session_open(&batch.session, requests, n, &error))
        batch.cache = cache_new(batch.session.program, &error);
    if (error == NULL) {
        g_autoptr(GPtrArray) groups = sharing_groups(requests, n);
        g_autoptr(GPtrArray) parted = read_groups(&batch, requests, answers, groups);
        if (parted->len > 0)
            g_ptr_array_unref(read_groups(&batch, requests, answers, parted));
        if (n > 0)
            remark_release(&batch.session, answers[0].diagnostics);
    } else {
        fail_all(answers, n, error);
    }
    cache_free(batch.cache);
    session_clear(&batch.session);
    progress_end(progress);
}
