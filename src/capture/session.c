#include "capture/session.h"

#include <sys/wait.h>

#include "base/error.h"
#include "capture/command.h"
#include "capture/program.h"
#include "capture/tshark.h"

/* The least exit status by which a shell says that it could not become the program. */
#define SHELL_CANNOT_RUN 126

/* A field that the kept registry does not know may have come with a plugin since: ask again. */
static void doubt_registry(Session *session, const CaptureRequest *request)
{
    g_autoptr(GArray) columns = command_columns(request);
    bool kept = session->registry != NULL;
    for (unsigned i = 0; session->registry != NULL && i < columns->len; i++) {
        const char *field = g_array_index(columns, CaptureColumn, i).field;
        Type type;
        /* The columns of the packet list are no fields to it. */
        if (!g_str_has_prefix(field, "_ws.col.") && !registry_find(session->registry, field, &type))
            g_clear_pointer(&session->registry, registry_free);
    }
    session->doubted |= kept && session->registry == NULL;
}

bool session_open(Session *session, const CaptureRequest *const *requests, size_t n, GError **error)
{
    *session = (Session){.deadline = PROCESS_NO_LIMIT};
    session->version_text = g_string_new(NULL);
    session->fields_text = g_string_new(NULL);
    session->program = tshark_find(error);
    if (session->program == NULL)
        return false;
    session->registry = registry_load(session->program);
    for (size_t i = 0; i < n; i++) {
        doubt_registry(session, requests[i]);
        session->timeout = MAX(session->timeout, requests[i]->timeout);
    }
    return true;
}

void session_clear(Session *session)
{
    process_free(session->version);
    process_free(session->fields);
    registry_free(session->registry);
    g_string_free(session->version_text, true);
    g_string_free(session->fields_text, true);
    g_free(session->program);
}

static bool collect(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

bool session_is_asking(const Session *session)
{
    return session->fields != NULL && session->registry == NULL;
}

bool session_ask(Session *session, GError **error)
{
    const char *version[] = {session->program, "--version", NULL};
    const char *fields[] = {session->program, "-G", "fields", NULL};
    if (session->registry != NULL || session->fields != NULL)
        return true;
    session->version = process_start(version, collect, session->version_text, error);
    if (session->version == NULL)
        return false;
    session->fields = process_start(fields, collect, session->fields_text, error);
    if (session->fields == NULL)
        return false;
    process_read_after(session->fields, session->version);
    if (session->timeout > 0)
        session->deadline = g_get_monotonic_time() + (int64_t)(session->timeout * 1e6);
    return true;
}

/* Did the program run at all? If not, the shell or the system has said why. */
static bool check_ran(const Session *session, GError **error)
{
    int status = process_status(session->fields);
    const char *said = process_messages(session->fields);
    if (WIFEXITED(status) && WEXITSTATUS(status) < SHELL_CANNOT_RUN)
        return true;
    g_autofree char *how = program_describe_status(status);
    g_autofree char *words = g_strchomp(g_strdup(said));
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s -G fields' %s%s%s",
                session->program, how, *words != '\0' ? " and says: " : "", words);
    return false;
}

bool session_learn(Session *session, GError **error)
{
    if (!session_is_asking(session))
        return true;
    bool answered = process_pid(session->version) == 0 && process_pid(session->fields) == 0;
    if (!answered && g_get_monotonic_time() >= session->deadline) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "'%s -G fields' did not end within %g s (--timeout): does it hang?",
                    session->program, session->timeout);
        return false;
    }
    if (!answered)
        return true;
    session->deadline = PROCESS_NO_LIMIT;
    if (!check_ran(session, error) || !tshark_check_version(session->version_text->str, error))
        return false;
    session->registry = registry_build(session->program, session->version_text->str,
                                       session->fields_text->str, error);
    return session->registry != NULL;
}
