#include "lab/pages.h"
#include "lab/script.h"

static bool run_planned(const GArray *items, const Run *run, GError **error)
{
    g_autoptr(CapturePlan) plan = capture_plan_new();
    pages_plan(items, plan);
    Run planned = *run;
    planned.plan = plan;
    return pages_run(items, &planned, error);
}

bool script_run(const char *text, const Run *run, GError **error)
{
    g_autoptr(GArray) script = script_parse(text, error);
    g_autoptr(GArray) items = pages_new_items();
    bool ok = script != NULL;
    for (unsigned i = 0; ok && i < script->len; i++) {
        const ScriptChain *line = &g_array_index(script, ScriptChain, i);
        ScriptItem item;
        ok = pages_parse_item(&item, line->line, line->words, error);
        if (ok)
            g_array_append_val(items, item);
    }
    return ok && pages_check(items, true, error) && run_planned(items, run, error);
}
