#include "lab/pages.h"

#include <string.h>

#include "base/error.h"

static void clear_item(gpointer data)
{
    ScriptItem *item = data;
    chain_free(item->chain);
    plot_page_free(item->page);
}

GArray *pages_new_items(void)
{
    GArray *items = g_array_new(false, false, sizeof(ScriptItem));
    g_array_set_clear_func(items, clear_item);
    return items;
}

bool pages_parse_item(ScriptItem *item, size_t line, char **words, GError **error)
{
    int n = (int)g_strv_length(words);
    *item = (ScriptItem){.line = line};
    if (strcmp(words[0], "page") == 0)
        item->page = plot_page_parse(n, words, error);
    else
        item->chain = chain_parse(n, words, error);
    if (item->page != NULL || item->chain != NULL)
        return true;
    g_prefix_error(error, "line %zu: ", line);
    return false;
}

static bool fail_no_panel(const ScriptItem *item, const ScriptItem *page, GError **error)
{
    if (page == NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "line %zu: plot needs the name of a picture, -o FILE.png, where no page stands "
                    "above it (page COLUMNSxROWS -o FILE.png)",
                    item->line);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "line %zu: there are more plots without -o than the %zu panel%s of the page of "
                    "line %zu",
                    item->line, plot_page_panels(page->page),
                    plot_page_panels(page->page) == 1 ? "" : "s", page->line);
    return false;
}

static bool check_used(const ScriptItem *page, size_t used, GError **error)
{
    if (page == NULL || used > 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "line %zu: no plot follows for this page: its panels are the plots without -o up "
                "to the next page",
                page->line);
    return false;
}

/* The name of a page's picture, or plots that cannot be panels. */
static bool check_item(const ScriptItem *item, bool on_page, bool named, GError **error)
{
    bool ok = item->page != NULL ? !named || plot_page_check_name(item->page, error)
                                 : !on_page || chain_check_panels(item->chain, error);
    if (!ok)
        g_prefix_error(error, "line %zu: ", item->line);
    return ok;
}

bool pages_check(const GArray *items, bool named, GError **error)
{
    const ScriptItem *page = NULL;
    size_t used = 0;
    for (unsigned i = 0; i < items->len; i++) {
        const ScriptItem *item = &g_array_index(items, ScriptItem, i);
        if (!check_item(item, page != NULL, named, error))
            return false;
        if (item->page != NULL) {
            if (!check_used(page, used, error))
                return false;
            page = item;
            used = 0;
            continue;
        }
        size_t panels = chain_panels(item->chain);
        used += panels;
        bool no_panel = page != NULL ? used > plot_page_panels(page->page) : named;
        if (panels > 0 && no_panel)
            return fail_no_panel(item, page, error);
    }
    return check_used(page, used, error);
}

void pages_plan(const GArray *items, CapturePlan *plan)
{
    for (unsigned i = 0; i < items->len; i++) {
        const ScriptItem *item = &g_array_index(items, ScriptItem, i);
        const CaptureRequest *request = item->chain != NULL ? chain_request(item->chain) : NULL;
        if (request != NULL)
            capture_plan_add(plan, request, item->line);
    }
}

/* Writes a page, if there is one. */
static bool finish_page(const ScriptItem *page, const Run *run, GError **error)
{
    if (page == NULL || run->show_command)
        return true;
    /* Every chain that should have drawn on it has failed, or had nothing to draw. */
    if (plot_page_room(page->page) == plot_page_panels(page->page))
        return true;
    /* Who reads a page of a sheet sees it, and cannot change it. */
    if (plot_page_room(page->page) > 0 && run->outlet == NULL)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_REMARK,
                        "line %zu: %zu of the page's %zu panels stay empty", page->line,
                        plot_page_room(page->page), plot_page_panels(page->page));
    bool ok = plot_page_write(page->page, run, error);
    if (!ok)
        g_prefix_error(error, "line %zu: ", page->line);
    return ok;
}

static bool run_chain(const ScriptItem *item, const ScriptItem *page, const Run *run,
                      GError **error)
{
    Run with_page = *run;
    with_page.page = page != NULL ? page->page : NULL;
    bool ok = chain_run(item->chain, &with_page, error);
    if (!ok)
        g_prefix_error(error, "line %zu: ", item->line);
    return ok;
}

bool pages_run_item(const ScriptItem **page, const ScriptItem *item, const Run *run, GError **error)
{
    bool full = *page != NULL && plot_page_room((*page)->page) == 0;
    if ((item->page != NULL || full) && !pages_finish(page, run, error))
        return false;
    if (item->page == NULL)
        return run_chain(item, *page, run, error);
    *page = item;
    return true;
}

bool pages_finish(const ScriptItem **page, const Run *run, GError **error)
{
    return finish_page(g_steal_pointer(page), run, error);
}

bool pages_run(const GArray *items, const Run *run, GError **error)
{
    const ScriptItem *page = NULL;
    for (unsigned i = 0; i < items->len; i++) {
        if (!pages_run_item(&page, &g_array_index(items, ScriptItem, i), run, error))
            return false;
    }
    return pages_finish(&page, run, error);
}
