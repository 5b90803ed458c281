#include "capture/read.h"

#include <string.h>

#include "base/error.h"
#include "capture/command.h"
#include "capture/extraction.h"
#include "capture/path.h"
#include "capture/process.h"
#include "capture/registry.h"
#include "capture/stop_signals.h"
#include "capture/tshark.h"

/* What one call of capture_read shares among its requests. */
typedef struct {
    char *program;
    Registry *registry; /* NULL until it is known */
    GString *listing;   /* output of tshark -G fields, while it is asked for */
    GString *version;   /* output of tshark --version, likewise */
    Diagnostics *diagnostics;
} Session;

/* One tshark at work on one capture. */
typedef struct {
    Session *session;
    Extraction *extraction;
    bool typed; /* the extraction knows its types */
} Pass;

static bool collect(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

/* Builds the registry from what tshark has printed. */
static bool learn_registry(Session *session, GError **error)
{
    if (!tshark_check_version(session->version->str, error))
        return false;
    g_clear_pointer(&session->registry, registry_free);
    session->registry = registry_build(session->program, session->listing->str, error);
    return session->registry != NULL;
}

static bool set_types(Pass *pass, GError **error)
{
    if (!pass->typed && pass->session->registry == NULL && !learn_registry(pass->session, error))
        return false;
    if (!pass->typed)
        extraction_set_types(pass->extraction, pass->session->registry);
    pass->typed = true;
    return true;
}

static bool on_output(const char *bytes, size_t length, void *data, GError **error)
{
    Pass *pass = data;
    return set_types(pass, error) && extraction_feed(pass->extraction, bytes, length, error);
}

/* Starts `program` with up to two arguments and collects its output. */
static Process *start_question(const char *program, const char *option, const char *value,
                               GString *output, GError **error)
{
    const char *arguments[] = {program, option, value, NULL};
    return process_start(arguments, collect, output, error);
}

/* Runs one tshark over a capture; if the registry is not known yet, the questions for it run
 * beside. */
static bool run_pass(Pass *pass, char **arguments, TsharkEnd *end, char **messages, GError **error)
{
    Session *session = pass->session;
    bool ask = session->registry == NULL;
    g_autoptr(Process) extract =
        process_start((const char *const *)arguments, on_output, pass, error);
    g_autoptr(Process) version = NULL;
    g_autoptr(Process) fields = NULL;
    if (extract == NULL)
        return false;
    if (ask) {
        version = start_question(session->program, "--version", NULL, session->version, error);
        if (version == NULL)
            return false;
        fields = start_question(session->program, "-G", "fields", session->listing, error);
        if (fields == NULL)
            return false;
        process_read_after(fields, version);
        process_read_after(extract, fields);
    }
    Process *processes[] = {extract, version, fields};
    if (!process_run(processes, ask ? 3 : 1, error))
        return false;
    end->status = process_status(extract);
    end->messages = *messages = g_strdup(process_messages(extract));
    return true;
}

/* The same, so that no signal leaves a program behind. */
static bool run_guarded(Pass *pass, char **arguments, TsharkEnd *end, char **messages,
                        GError **error)
{
    StopSignals signals;
    stop_signals_postpone(&signals);
    bool ok = run_pass(pass, arguments, end, messages, error);
    stop_signals_release(&signals);
    return ok;
}

/* Adds to an error about fields that do not exist what may have been meant. */
static void suggest_fields(const Registry *registry, char **unknown, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (char **field = unknown; *field != NULL; field++) {
        g_autofree char *near = registry_nearest(registry, *field);
        g_string_append_printf(text, "%sthere is no field '%s' (-e)", text->len > 0 ? "; and " : "",
                               *field);
        if (near != NULL)
            g_string_append_printf(text, "; did you mean %s?", near);
    }
    g_clear_error(error);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, text->str);
}

static bool read_capture(Session *session, Extraction *extraction, const CaptureRequest *request,
                         const char *capture, bool *typed, GError **error)
{
    Pass pass = {session, extraction, *typed};
    TsharkEnd end = {.capture = capture, .filter = request->filter};
    g_autofree char *messages = NULL;
    g_auto(GStrv) unknown = NULL;
    g_auto(GStrv) arguments = command_arguments(session->program, request, capture);
    extraction_begin(extraction, capture);
    if (!run_guarded(&pass, arguments, &end, &messages, error) || !set_types(&pass, error))
        return false;
    *typed = true;
    if (!tshark_judge(&end, session->diagnostics, &unknown, error)) {
        if (unknown != NULL)
            suggest_fields(session->registry, unknown, error);
        return false;
    }
    return extraction_end(extraction, error);
}

/* A field that the kept registry does not know may have come with a plugin since: ask again. */
static void doubt_registry(Session *session, const CaptureRequest *request)
{
    g_autoptr(GArray) columns = command_columns(request);
    for (unsigned i = 0; session->registry != NULL && i < columns->len; i++) {
        const char *field = g_array_index(columns, CaptureColumn, i).field;
        Type type;
        /* The columns of the packet list are no fields to it. */
        if (!g_str_has_prefix(field, "_ws.col.") && !registry_find(session->registry, field, &type))
            g_clear_pointer(&session->registry, registry_free);
    }
}

static Table *read_request(Session *session, const CaptureRequest *request, GError **error)
{
    g_autoptr(Extraction) extraction = extraction_new(request);
    bool typed = false;
    doubt_registry(session, request);
    /* Before the first is read, for that may take an hour. */
    for (char **capture = request->captures; *capture != NULL; capture++) {
        if (!capture_check(*capture, error))
            return NULL;
    }
    for (char **capture = request->captures; *capture != NULL; capture++) {
        if (!read_capture(session, extraction, request, *capture, &typed, error))
            return NULL;
    }
    return extraction_finish(extraction, session->diagnostics);
}

bool capture_read(const CaptureRequest *requests, size_t n, Table **tables,
                  Diagnostics *diagnostics, GError **error)
{
    Session session = {.diagnostics = diagnostics};
    size_t done = 0;
    session.program = tshark_find(error);
    if (session.program == NULL)
        return false;
    session.registry = registry_load(session.program);
    session.listing = g_string_new(NULL);
    session.version = g_string_new(NULL);
    while (done < n && (tables[done] = read_request(&session, &requests[done], error)) != NULL)
        done++;
    bool ok = done == n;
    while (!ok && done > 0)
        g_clear_pointer(&tables[--done], table_unref);
    g_string_free(session.listing, true);
    g_string_free(session.version, true);
    registry_free(session.registry);
    g_free(session.program);
    return ok;
}

char *capture_commands(const CaptureRequest *request)
{
    const char *chosen = g_getenv("TABSHARK_TSHARK");
    const char *program = chosen != NULL && *chosen != '\0' ? chosen : "tshark";
    GString *lines = g_string_new(NULL);
    for (char **capture = request->captures; *capture != NULL; capture++) {
        g_auto(GStrv) arguments = command_arguments(program, request, *capture);
        g_autofree char *line = command_for_people(arguments);
        g_string_append_printf(lines, "%s\n", line);
    }
    return g_string_free(lines, false);
}
