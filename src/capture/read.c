#include "capture/read.h"

#include "capture/batch.h"
#include "capture/command.h"
#include "capture/engine.h"
#include "capture/extraction.h"
#include "capture/registry_ask.h"
#include "capture/sharing.h"

/* Hands over the answers up to the first that is an error. */
static bool take_answers(CaptureAnswer *answers, size_t n, Table **tables, Diagnostics *diagnostics,
                         GError **error)
{
    size_t done = 0;
    for (; done < n; done++) {
        diagnostics_append(diagnostics, answers[done].diagnostics);
        tables[done] = g_steal_pointer(&answers[done].table);
        if (tables[done] == NULL) {
            g_propagate_error(error, g_steal_pointer(&answers[done].error));
            break;
        }
    }
    bool ok = done == n;
    while (!ok && done > 0)
        g_clear_pointer(&tables[--done], table_unref);
    return ok;
}

bool capture_read(const CaptureRequest *requests, size_t n, Table **tables,
                  Diagnostics *diagnostics, GError **error)
{
    g_autofree CaptureAnswer *answers = g_new0(CaptureAnswer, n);
    g_autofree const CaptureRequest **list = g_new(const CaptureRequest *, n);
    for (size_t i = 0; i < n; i++)
        list[i] = &requests[i];
    batch_read(list, n, n > 0 ? requests[0].progress : NULL, answers);
    bool ok = take_answers(answers, n, tables, diagnostics, error);
    for (size_t i = 0; i < n; i++)
        capture_answer_clear(&answers[i]);
    return ok;
}

/* The name by which the program is called, for people. */
static const char *program_name(void)
{
    const char *chosen = g_getenv("TABSHARK_TSHARK");
    return chosen != NULL && *chosen != '\0' ? chosen : "tshark";
}

char *capture_commands(const CaptureRequest *request)
{
    return capture_shared_commands(&request, 1);
}

char *capture_shared_commands(const CaptureRequest *const *requests, size_t n)
{
    GString *lines = g_string_new(NULL);
    g_autoptr(GArray) fields = sharing_fields(requests, n);
    g_autoptr(Registry) registry = registry_ask(NULL);
    for (char **capture = requests[0]->captures; *capture != NULL; capture++) {
        g_autofree ColumnForm *forms = engine_choose(requests[0], fields, *capture, registry, NULL);
        g_autoptr(Extraction) extraction = extraction_new(fields, *capture);
        if (forms != NULL)
            extraction_set_forms(extraction, forms);
        /* Without a tshark the command can be shown all the same. */
        if (registry != NULL)
            extraction_set_types(extraction, registry);
        g_auto(GStrv) names = extraction_names(extraction);
        const CommandPrinting printing = {(const char *const *)names, forms,
                                          extraction_separator(extraction)};
        g_auto(GStrv) arguments =
            command_arguments(program_name(), requests[0], &printing, *capture);
        g_autofree char *line = command_for_people(arguments);
        g_string_append_printf(lines, "%s\n", line);
    }
    return g_string_free(lines, false);
}
