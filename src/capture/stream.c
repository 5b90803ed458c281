#include "capture/stream.h"

#include <signal.h>
#include <string.h>

#include "base/error.h"
#include "capture/command.h"
#include "capture/gathering.h"
#include "capture/meant.h"
#include "capture/path.h"
#include "capture/session.h"
#include "capture/sharing.h"
#include "capture/stop_signals.h"
#include "capture/tshark.h"

typedef struct {
    const CaptureRequest *request;
    Session session;
    GatheringTally tally;
    GString *begun; /* the start of a row whose end is still to come */
    CaptureTake take;
    void *data;
    bool enough;
    Diagnostics *diagnostics;
} Stream;

/* Makes a piece of whole lines and hands it over. */
static bool give(Stream *stream, const char *lines, size_t length, bool last, GError **error)
{
    g_autoptr(Gathering) gathering = gathering_new(&stream->request, 1);
    Extraction *extraction = gathering_extraction(gathering, 0);
    extraction_set_types(extraction, stream->session.registry);
    if (!extraction_feed(extraction, lines, length, error) || !extraction_end(extraction, error))
        return false;
    g_autoptr(Table) piece =
        gathering_piece(gathering, stream->request, &stream->tally, stream->diagnostics);
    return stream->take(piece, last, &stream->enough, stream->data, error);
}

static bool on_output(const char *bytes, size_t length, void *data, GError **error)
{
    Stream *stream = data;
    const char *newline = memrchr(bytes, '\n', length);
    size_t whole = newline != NULL ? (size_t)(newline - bytes) + 1 : 0;
    g_string_append_len(stream->begun, bytes, (gssize)whole);
    if (whole > 0 && !give(stream, stream->begun->str, stream->begun->len, false, error))
        return false;
    if (whole > 0)
        g_string_truncate(stream->begun, 0);
    g_string_append_len(stream->begun, bytes + whole, (gssize)(length - whole));
    if (stream->enough) /* nobody sees it: it ends tshark */
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "enough");
    return !stream->enough;
}

static bool interrupted(GError **error)
{
    /* The signal takes its effect when it is no longer postponed. */
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "interrupted");
    return false;
}

static bool late(const CaptureRequest *request, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "tshark did not get through '%s' within %g s and was ended (--timeout)",
                request->captures[0], request->timeout);
    return false;
}

/* Until the types of the fields are known. */
static bool learn(Session *session, GError **error)
{
    if (!session_ask(session, error))
        return false;
    while (session_is_asking(session)) {
        ProcessEvent event =
            process_wait(session->questions, SESSION_QUESTIONS, session->deadline, error);
        if (event == PROCESS_EVENT_FAILURE)
            return false;
        if (event == PROCESS_EVENT_SIGNAL)
            return interrupted(error);
        if (!session_learn(session, error))
            return false;
    }
    return true;
}

/* How tshark fared. */
static bool judge(Stream *stream, const Process *process, GError **error)
{
    g_auto(GStrv) unknown = NULL;
    TsharkEnd end = {
        .capture = stream->request->captures[0],
        .filter = stream->request->filter,
        .status = process_status(process),
        .messages = process_messages(process),
    };
    if (!tshark_judge(&end, stream->diagnostics, &unknown, error)) {
        if (unknown != NULL)
            meant_fields(stream->session.registry, unknown, error);
        else
            meant_filter(stream->session.registry, error);
        return false;
    }
    if (stream->begun->len == 0)
        return give(stream, "", 0, true, error);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "tshark stopped in the middle of row %zu of '%s'", stream->tally.rows + 1,
                end.capture);
    return false;
}

static bool run(Stream *stream, Process *process, GError **error)
{
    const CaptureRequest *request = stream->request;
    int64_t until = request->timeout > 0
                        ? g_get_monotonic_time() + (int64_t)(request->timeout * 1e6)
                        : PROCESS_NO_LIMIT;
    while (process_pid(process) != 0) {
        ProcessEvent event = process_wait(&process, 1, until, error);
        if (event == PROCESS_EVENT_FAILURE)
            return false;
        if (event == PROCESS_EVENT_SIGNAL)
            return interrupted(error);
        if (event == PROCESS_EVENT_TIME && process_pid(process) != 0)
            return late(request, error);
    }
    GError *failure = process_take_failure(process);
    if (stream->enough) {
        g_clear_error(&failure);
        return give(stream, "", 0, true, error);
    }
    if (failure == NULL)
        return judge(stream, process, error);
    g_propagate_error(error, failure);
    return false;
}

/* When nobody takes the rows any more, tshark is ended before the signal for that ends tabshark.
 * Blocked only now, it is not so in tshark. */
static bool run_started(Stream *stream, Process *process, GError **error)
{
    sigset_t closed;
    sigset_t before;
    sigemptyset(&closed);
    sigaddset(&closed, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &closed, &before);
    bool ok = run(stream, process, error);
    process_stop(process);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

static bool read_all(Stream *stream, GError **error)
{
    const CaptureRequest *request = stream->request;
    if (!session_open(&stream->session, &request, 1, error) || !learn(&stream->session, error))
        return false;
    g_autoptr(Gathering) gathering = gathering_new(&request, 1);
    Extraction *extraction = gathering_extraction(gathering, 0);
    extraction_set_types(extraction, stream->session.registry);
    g_auto(GStrv) names = extraction_names(extraction);
    const CommandPrinting printing = {(const char *const *)names, NULL,
                                      extraction_separator(extraction)};
    g_auto(GStrv) arguments =
        command_arguments(stream->session.program, request, &printing, request->captures[0]);
    g_autoptr(Process) process =
        process_start((const char *const *)arguments, on_output, stream, error);
    return process != NULL && run_started(stream, process, error);
}

static bool read_guarded(Stream *stream, GError **error)
{
    sigset_t signals;
    stop_signals_postpone(&signals);
    bool ok = read_all(stream, error);
    session_clear(&stream->session);
    stop_signals_release(&signals);
    return ok;
}

bool capture_stream(const CaptureRequest *request, CaptureTake take, void *data,
                    Diagnostics *diagnostics, GError **error)
{
    Stream stream = {.request = request, .take = take, .data = data, .diagnostics = diagnostics};
    if (!capture_check(request->captures[0], error))
        return false;
    stream.begun = g_string_new(NULL);
    bool ok = read_guarded(&stream, error);
    if (ok)
        gathering_tally_report(&stream.tally, request, diagnostics);
    gathering_tally_clear(&stream.tally);
    g_string_free(stream.begun, TRUE);
    return ok;
}
