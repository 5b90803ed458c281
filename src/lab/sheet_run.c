#include "lab/sheet_run.h"

#include "base/error.h"

typedef struct {
    const Sheet *sheet;
    bool keep_going;
    SheetOutlet *outlet;
    Run run;                /* with that outlet */
    const ScriptItem *page; /* that the block has begun */
    unsigned chains, failed;
    GError *error; /* of the chain that ended the run */
} SheetRun;

/* The page tells what was found out while a chain ran. */
static void add_notes(PagePart *part, const Diagnostics *diagnostics, unsigned first)
{
    for (unsigned i = first; i < diagnostics->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(diagnostics->entries, i);
        NoteKind kind = entry->kind == DIAGNOSTIC_WARNING ? NOTE_WARNING : NOTE_REMARK;
        page_part_add_note(part, kind, entry->text);
    }
}

static void add_failure(SheetRun *run, PagePart *part, const GError *reason)
{
    const char *path = run->sheet->path;
    page_part_add_note(part, NOTE_ERROR, reason->message);
    run->failed++;
    if (run->keep_going)
        diagnostics_add(run->run.diagnostics, DIAGNOSTIC_FAILURE, "%s: %s", path, reason->message);
    else
        g_set_error(&run->error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "%s: %s", path,
                    reason->message);
}

/* Runs a chain, or begins a page; `item` is NULL at the end of a block, which ends its page. */
static void run_one(SheetRun *run, PagePart *part, const ScriptItem *item)
{
    g_autoptr(GError) reason = NULL;
    unsigned first_note = run->run.diagnostics->entries->len;
    bool ok = item != NULL ? pages_run_item(&run->page, item, &run->run, &reason)
                           : pages_finish(&run->page, &run->run, &reason);
    run->chains += item != NULL && item->chain != NULL;
    add_notes(part, run->run.diagnostics, first_note);
    if (!ok)
        add_failure(run, part, reason);
}

static PagePart *run_block(SheetRun *run, const SheetBlock *block, const GArray *items)
{
    PagePart *part = page_part_new(block->prefix);
    unsigned next = 0;
    run->outlet->part = part;
    run->page = NULL;
    for (; next < items->len && run->error == NULL; next++)
        run_one(run, part, &g_array_index(items, ScriptItem, next));
    if (run->error == NULL)
        run_one(run, part, NULL);
    else if (next < items->len)
        page_part_add_note(part, NOTE_REMARK,
                           "nothing further was run, because of the error above");
    return part;
}

static void free_part(gpointer part)
{
    page_part_free(part);
}

GPtrArray *sheet_run(const Sheet *sheet, bool keep_going, SheetOutlet *outlet, const Run *run,
                     GError **error)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(free_part);
    SheetRun state = {sheet, keep_going, outlet, *run};
    g_autoptr(CapturePlan) plan = capture_plan_new();
    state.run.outlet = &outlet->outlet;
    state.run.plan = plan;
    for (unsigned i = 0; i < sheet->items->len; i++)
        pages_plan(g_ptr_array_index(sheet->items, i), plan);
    for (unsigned i = 0; i < sheet->blocks->blocks->len; i++) {
        const SheetBlock *block = &g_array_index(sheet->blocks->blocks, SheetBlock, i);
        g_ptr_array_add(parts, run_block(&state, block, g_ptr_array_index(sheet->items, i)));
    }
    if (state.error != NULL)
        g_propagate_error(error, state.error);
    else if (state.failed > 0)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "%s: %u of %u chains failed",
                    sheet->path, state.failed, state.chains);
    return parts;
}
