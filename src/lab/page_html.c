#include "lab/page_html.h"

#include <md4c-html.h>
#include <string.h>

#include "lab/page_links.h"
#include "lab/page_part.h"
#include "lab/page_style.h"
#include "text/markup.h"

#define CODE_END "</code></pre>\n"

typedef struct {
    const Sheet *sheet;
    const GPtrArray *parts;
    PageLinks links;
    unsigned codes; /* blocks of code so far */
    unsigned next;  /* block of chains */
} PageHtml;

static void append_output(const MD_CHAR *text, MD_SIZE size, void *data)
{
    g_string_append_len(data, text, size);
}

/* Appends a block of code, and what came of it if it holds chains. */
static void append_code(PageHtml *page, GString *out, const char **at)
{
    const GArray *blocks = page->sheet->blocks->blocks;
    const char *end = strstr(*at, CODE_END) + strlen(CODE_END);
    unsigned number = page->codes++;
    bool chains =
        page->next < blocks->len && g_array_index(blocks, SheetBlock, page->next).number == number;
    bool folded = chains && page->sheet->folded;
    g_string_append(out, folded ? "<details>\n<summary>Commands</summary>\n" : "");
    g_string_append_len(out, *at, end - *at);
    g_string_append(out, folded ? "</details>\n" : "");
    *at = end;
    if (!chains)
        return;
    const PagePart *part = g_ptr_array_index(page->parts, page->next++);
    if (part->html->len > 0)
        g_string_append_printf(out, "<div class=\"result\">\n%s</div>\n", part->html->str);
}

/* Goes over md4c's tags; "<" in its output is always one, as text has &lt; instead. */
static void append_body(PageHtml *page, GString *out, const char *html)
{
    for (const char *at = html; *at != '\0';) {
        size_t text = strcspn(at, "<");
        g_string_append_len(out, at, (gssize)text);
        at += text;
        if (g_str_has_prefix(at, "<pre><code")) {
            append_code(page, out, &at);
        } else if (g_str_has_prefix(at, "<a href=\"") || g_str_has_prefix(at, "<img src=\"")) {
            page_links_append(&page->links, out, &at);
        } else if (g_str_has_prefix(at, "<table>")) {
            g_string_append(out, "<div class=\"scroll\" tabindex=\"0\">\n<table>");
            at += strlen("<table>");
        } else if (g_str_has_prefix(at, "</table>")) {
            g_string_append(out, "</table>\n</div>");
            at += strlen("</table>");
        } else if (*at != '\0') {
            g_string_append_c(out, *at++);
        }
    }
}

/* Nothing is loaded but the page's pictures, no script runs, and only our style holds. */
static void append_policy(GString *out)
{
    guint8 digest[32];
    gsize size = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)page_style, -1);
    g_checksum_get_digest(checksum, digest, &size);
    g_autofree char *hash = g_base64_encode(digest, size);
    g_string_append_printf(out,
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; img-src 'self' file: data:; style-src 'sha256-%s'; "
                           "base-uri 'none'; form-action 'none'\">\n",
                           hash);
}

static void append_head(const Sheet *sheet, GString *out)
{
    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    append_policy(out);
    g_string_append(out,
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n"
                    "<link rel=\"icon\" href=\"data:,\">\n<title>");
    markup_append_html(out, sheet->title, strlen(sheet->title));
    g_string_append_printf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n",
                           page_style);
}

/* The title, unless the text starts with one of its own, and the values. */
static void append_top(const Sheet *sheet, GString *out)
{
    if (sheet->blocks->title == NULL) {
        g_string_append(out, "<h1>");
        markup_append_html(out, sheet->title, strlen(sheet->title));
        g_string_append(out, "</h1>\n");
    }
}

/* What the names in the blocks stood for. */
static void append_values(const Sheet *sheet, GString *out)
{
    bool any = false;
    for (unsigned i = 0; i < sheet->values->list->len; i++) {
        const Value *value = g_ptr_array_index(sheet->values->list, i);
        if (sheet_value_is_of_page(value))
            continue;
        g_string_append(out, any ? "" : "<hr>\n<dl class=\"values\">\n");
        any = true;
        g_string_append_printf(out, "<dt>${%s}</dt><dd>", value->name);
        markup_append_html(out, value->shown, strlen(value->shown));
        g_string_append(out, "</dd>\n");
    }
    g_string_append(out, any ? "</dl>\n" : "");
}

GString *page_html(const Sheet *sheet, const GPtrArray *parts, OutFolder *folder, bool inside,
                   Diagnostics *diagnostics)
{
    PageHtml page = {sheet, parts, {sheet->path, folder, inside, diagnostics}};
    g_autoptr(GString) body = g_string_new(NULL);
    GString *out = g_string_new(NULL);
    /* It was read before to find the blocks, so it can be read again. */
    md_html(sheet->body, (MD_SIZE)strlen(sheet->body), append_output, body, markdown_flags, 0);
    append_head(sheet, out);
    append_top(sheet, out);
    append_body(&page, out, body->str);
    append_values(sheet, out);
    g_string_append(out, "</main>\n</body>\n</html>\n");
    return out;
}
