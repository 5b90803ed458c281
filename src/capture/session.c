#include "capture/session.h"

#include <string.h>
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
    for (unsigned i = 0; session->registry != NULL && i < columns->len; i++) {
        const char *field = g_array_index(columns, CaptureColumn, i).field;
        Type type;
        /* The columns of the packet list are no fields to it. */
        if (!g_str_has_prefix(field, "_ws.col.") && !registry_find(session->registry, field, &type))
            g_clear_pointer(&session->registry, registry_free);
    }
}

bool session_open(Session *session, const CaptureRequest *const *requests, size_t n, GError **error)
{
    *session = (Session){.deadline = PROCESS_NO_LIMIT};
    for (size_t i = 0; i < SESSION_QUESTIONS; i++)
        session->answers[i] = g_string_new(NULL);
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
    for (size_t i = 0; i < SESSION_QUESTIONS; i++) {
        process_free(session->questions[i]);
        g_string_free(session->answers[i], true);
    }
    registry_free(session->registry);
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
    return session->questions[0] != NULL && session->registry == NULL;
}

bool session_ask(Session *session, GError **error)
{
    const char *version[] = {session->program, "--version", NULL};
    const char *fields[] = {session->program, "-G", "fields", NULL};
    g_autoptr(GByteArray) capture = cell_form_capture();
    if (session->registry != NULL || session->questions[0] != NULL)
        return true;
    for (size_t i = 0; i < SESSION_QUESTIONS; i++) {
        g_auto(GStrv) cells =
            i >= QUESTION_CELLS ? cell_form_question(session->program, i - QUESTION_CELLS) : NULL;
        session->questions[i] = cells != NULL
                                    ? process_start_on((const char *const *)cells, capture, collect,
                                                       session->answers[i], error)
                                    : process_start(i == QUESTION_VERSION ? version : fields,
                                                    collect, session->answers[i], error);
        if (session->questions[i] == NULL)
            return false;
    }
    if (session->timeout > 0)
        session->deadline = g_get_monotonic_time() + (int64_t)(session->timeout * 1e6);
    return true;
}

/* Did the program run at all? If not, the shell or the system has said why. */
static bool check_ran(const Session *session, GError **error)
{
    int status = process_status(session->questions[QUESTION_FIELDS]);
    const char *said = process_messages(session->questions[QUESTION_FIELDS]);
    if (WIFEXITED(status) && WEXITSTATUS(status) < SHELL_CANNOT_RUN)
        return true;
    g_autofree char *how = program_describe_status(status);
    g_autofree char *words = g_strchomp(g_strdup(said));
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s -G fields' %s%s%s",
                session->program, how, *words != '\0' ? " and says: " : "", words);
    return false;
}

static bool find_cells(const Session *session, CellForm *cells, GError **error)
{
    const char *version = session->answers[QUESTION_VERSION]->str;
    if (cell_form_find(session->answers + QUESTION_CELLS, cells))
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "this tshark (%.*s) prints several values of a field, or odd characters in them, "
                "in no way that can be read without a mistake: install another release, or let "
                "TABSHARK_TSHARK name one",
                (int)strcspn(version, "\n"), version);
    return false;
}

bool session_learn(Session *session, GError **error)
{
    if (!session_is_asking(session))
        return true;
    bool answered = true;
    for (size_t i = 0; i < SESSION_QUESTIONS; i++)
        answered &= process_pid(session->questions[i]) == 0;
    if (!answered && g_get_monotonic_time() >= session->deadline) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "'%s -G fields' did not end within %g s (--timeout): does it hang?",
                    session->program, session->timeout);
        return false;
    }
    if (!answered)
        return true;
    session->deadline = PROCESS_NO_LIMIT;
    const char *version = session->answers[QUESTION_VERSION]->str;
    if (!check_ran(session, error) || !tshark_check_version(version, error))
        return false;
    const char *fields = session->answers[QUESTION_FIELDS]->str;
    CellForm cells = {0};
    /* What lists no fields is no tshark, which registry_build says. */
    if (strstr(fields, "\tFT_") != NULL && !find_cells(session, &cells, error))
        return false;
    session->registry = registry_build(session->program, version, &cells, fields, error);
    return session->registry != NULL;
}
