#include "capture/pass.h"

#include <string.h>

#include "base/error.h"
#include "capture/command.h"
#include "capture/engine.h"
#include "capture/meant.h"
#include "capture/sharing.h"
#include "capture/tshark.h"

void capture_pass_init(CapturePass *pass)
{
    pass->position = position_of(pass->request, pass->capture);
    pass->deadline = PROCESS_NO_LIMIT;
    pass->diagnostics = diagnostics_new();
}

void capture_pass_clear(CapturePass *pass)
{
    process_free(pass->process);
    g_free(pass->forms);
    g_free(pass->ticket);
    diagnostics_free(pass->diagnostics);
    g_clear_error(&pass->error);
}

static bool on_output(const char *bytes, size_t length, void *data, GError **error)
{
    CapturePass *pass = data;
    return extraction_feed(pass->extraction, bytes, length, error);
}

/* Starts tshark, for columns or for -T fields. */
static void start(CapturePass *pass)
{
    extraction_set_types(pass->extraction, pass->session->registry);
    g_auto(GStrv) names = extraction_names(pass->extraction);
    const CommandPrinting printing = {(const char *const *)names, pass->forms,
                                      extraction_separator(pass->extraction)};
    g_auto(GStrv) arguments =
        command_arguments(pass->session->program, pass->request, &printing, pass->capture);
    pass->process = process_start((const char *const *)arguments, on_output, pass, &pass->error);
    pass->state = pass->process != NULL ? PASS_RUNNING : PASS_OVER;
}

void capture_pass_start(CapturePass *pass)
{
    pass->forms = engine_choose(pass->request, pass->fields, pass->capture, pass->session->registry,
                                &pass->error);
    if (pass->error != NULL) {
        pass->state = PASS_OVER;
        return;
    }
    if (pass->forms != NULL)
        extraction_set_forms(pass->extraction, pass->forms);
    if (pass->request->timeout > 0)
        pass->deadline = g_get_monotonic_time() + (int64_t)(pass->request->timeout * 1e6);
    start(pass);
}

/* Reads again, in the next way, what was not given for certain. */
static bool start_again(CapturePass *pass)
{
    if (!extraction_is_doubtful(pass->extraction) || pass->request->engine == ENGINE_COLUMNS ||
        !engine_can_read_again(pass->capture) || !extraction_restart_otherwise(pass->extraction))
        return false;
    g_clear_pointer(&pass->process, process_free);
    g_clear_pointer(&pass->forms, g_free);
    start(pass);
    return true;
}

/* How tshark fared that ended so. */
static void judge_end(CapturePass *pass, int status, const char *messages)
{
    g_auto(GStrv) unknown = NULL;
    TsharkEnd end = {
        .capture = pass->capture,
        .filter = pass->request->filter,
        .status = status,
        .messages = messages,
    };
    if (tshark_judge(&end, pass->diagnostics, &unknown, &pass->error))
        extraction_end(pass->extraction, &pass->error);
    else if (unknown != NULL)
        meant_fields(pass->session->registry, unknown, &pass->error);
    else
        meant_filter(pass->session->registry, &pass->error);
    /* What tshark refuses to begin with leaves standard input as it is. */
    pass->unrepeatable = strcmp(pass->capture, "-") == 0 && pass->error != NULL &&
                         !g_error_matches(pass->error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
}

static void judge(CapturePass *pass)
{
    pass->error = process_take_failure(pass->process);
    if (pass->error != NULL)
        return;
    judge_end(pass, process_status(pass->process), process_messages(pass->process));
}

void capture_pass_answer(CapturePass *pass, int status, const char *messages)
{
    judge_end(pass, status, messages);
    pass->state = PASS_OVER;
}

static void end_late(CapturePass *pass)
{
    process_stop(pass->process);
    g_set_error(&pass->error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "tshark did not get through '%s' within %g s and was ended (--timeout)",
                pass->capture, pass->request->timeout);
    pass->unrepeatable = true;
}

bool capture_pass_check(CapturePass *pass)
{
    if (pass->state != PASS_RUNNING)
        return pass->state == PASS_OVER;
    if (process_pid(pass->process) == 0) {
        if (start_again(pass))
            return pass->state == PASS_OVER;
        judge(pass);
    } else if (g_get_monotonic_time() >= pass->deadline)
        end_late(pass);
    else
        return false;
    pass->state = PASS_OVER;
    return true;
}

void capture_pass_cancel(CapturePass *pass)
{
    if (pass->state == PASS_RUNNING)
        process_stop(pass->process);
    pass->state = PASS_OVER;
}
