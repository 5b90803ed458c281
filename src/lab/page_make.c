#include "lab/page_make.h"

#include "lab/page_html.h"
#include "lab/page_markdown.h"
#include "lab/sheet_run.h"

#define PAGE_HTML     "index.html"
#define PAGE_MARKDOWN "index.md"

const char *const page_names[] = {PAGE_HTML, PAGE_MARKDOWN, NULL};

static void add_page(OutFolder *folder, const char *name, GString *text)
{
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    out_folder_add_bytes(folder, name, bytes);
}

/* index.html last: where it is, all is. */
static bool write_page(const Sheet *sheet, const GPtrArray *parts, const PageOptions *options,
                       OutFolder *folder, const Run *run, GError **error)
{
    GString *html = page_html(sheet, parts, folder, options->single_file, run->diagnostics);
    add_page(folder, PAGE_MARKDOWN, page_markdown(sheet, parts));
    add_page(folder, PAGE_HTML, html);
    return out_folder_commit(folder, error);
}

bool page_make(const Sheet *sheet, const PageOptions *options, const Run *run, GError **error)
{
    g_autoptr(OutFolder) folder = out_folder_open(options->folder, error);
    if (folder == NULL)
        return false;
    g_autoptr(GError) failure = NULL;
    SheetOutlet outlet;
    sheet_outlet_init(&outlet, folder, options->single_file, run);
    g_autoptr(GPtrArray) parts = sheet_run(sheet, options->keep_going, &outlet, run, &failure);
    if (!write_page(sheet, parts, options, folder, run, error))
        return false;
    if (failure == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}
