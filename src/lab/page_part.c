#include "lab/page_part.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "lab/page_lines.h"
#include "text/formats.h"
#include "text/markdown_preview.h"
#include "text/markup.h"
#include "text/shown.h"

PagePart *page_part_new(const char *prefix)
{
    PagePart *part = g_new0(PagePart, 1);
    *part = (PagePart){g_string_new(NULL), g_string_new(NULL), prefix};
    return part;
}

void page_part_free(PagePart *part)
{
    if (part == NULL)
        return;
    g_string_free(part->html, true);
    g_string_free(part->markdown, true);
    g_free(part);
}

/* Starts a paragraph of Markdown. */
static GString *begin(PagePart *part)
{
    g_string_append_printf(part->markdown, "%s\n%s", part->prefix, part->prefix);
    return part->markdown;
}

typedef bool (*Write)(const Table *table, const WriteOptions *options, FILE *stream,
                      GError **error);

/* What a format makes of a table. */
static char *written(const Table *table, Write write, const WriteOptions *options, size_t *length,
                     GError **error)
{
    char *text = NULL;
    FILE *stream = open_memstream(&text, length);
    bool ok = stream != NULL && write(table, options, stream, error);
    if (stream != NULL)
        fclose(stream);
    if (ok)
        return text;
    if (stream == NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "there is no memory left");
    free(text);
    return NULL;
}

/* The first rows in a format for machines, which has no word for those left out. */
static bool add_source(PagePart *part, const Table *table, const TextFormat *format, const Run *run,
                       GError **error)
{
    size_t length, rows = MIN(table->rows, preview_usual.whole);
    g_autoptr(Table) first = table_slice(table, 0, rows);
    const WriteOptions options = {
        .diagnostics = run->diagnostics, .utc = run->utc, .preview = preview_all};
    char *text = written(first, format->write, &options, &length, error);
    if (text == NULL)
        return false;
    g_autoptr(GString) caption = g_string_new(NULL);
    shown_append_size(caption, table->rows, table_width(table));
    if (rows < table->rows)
        g_string_append_printf(caption, "; shown are the first %zu", rows);
    page_part_add_text(part, text, length, caption->str);
    free(text);
    return true;
}

bool page_part_add_table(PagePart *part, const Table *table, const OutletPrint *how, const Run *run,
                         GError **error)
{
    if (how->format != NULL && !how->format->for_people)
        return add_source(part, table, how->format, run, error);
    size_t length;
    const WriteOptions options = {
        .diagnostics = run->diagnostics, .utc = run->utc, .preview = how->preview};
    char *html = written(table, html_write_part, &options, &length, error);
    if (html == NULL)
        return false;
    g_string_append_len(part->html, html, (gssize)length);
    free(html);
    g_string_append_printf(part->markdown, "%s\n", part->prefix);
    markdown_preview_append(part->markdown, table, &how->preview, run->utc, part->prefix);
    return true;
}

void page_part_add_text(PagePart *part, const char *text, size_t length, const char *caption)
{
    g_string_append(part->html, "<figure>\n<pre tabindex=\"0\">");
    page_lines_append_html(part->html, text, length);
    g_string_append(part->html, "</pre>\n");
    g_string_append_printf(part->markdown, "%s\n", part->prefix);
    page_lines_append_fenced(part->markdown, text, length, part->prefix);
    if (caption != NULL) {
        g_string_append_printf(part->html, "<figcaption>%s</figcaption>\n", caption);
        g_string_append_printf(begin(part), "%s\n", caption);
    }
    g_string_append(part->html, "</figure>\n");
}

/* A number of four bytes, as PNG has them. */
static unsigned number_at(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

/* The size at which a PNG shows as many dots an inch as it was drawn for, so that text flows around
 * the right room before the picture is there. An inch has 96 of the pixels of pages. Width and
 * height are the first numbers in the file (PNG specification, 11.2.2). */
static void append_size(GString *html, const Picture *picture)
{
    size_t size;
    const unsigned char *bytes = g_bytes_get_data(picture->bytes, &size);
    if (size < 24 || memcmp(bytes, "\x89PNG", 4) != 0)
        return;
    unsigned dpi = (unsigned)picture->dpi;
    g_string_append_printf(html, " width=\"%u\" height=\"%u\"", number_at(bytes + 16) * 96 / dpi,
                           number_at(bytes + 20) * 96 / dpi);
}

/* What kind of picture is a file of that name? NULL: none that a page can show. */
static const char *media_type(const char *name)
{
    static const char *const types[][2] = {{".png", "image/png"},  {".svg", "image/svg+xml"},
                                           {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"},
                                           {".gif", "image/gif"},  {".webp", "image/webp"}};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (g_str_has_suffix(lower, types[i][0]))
            return types[i][1];
    }
    return NULL;
}

bool page_shows(const char *name)
{
    return media_type(name) != NULL;
}

/* A link to a file, with words on what is in it. */
static void add_link(PagePart *part, const char *name, const char *words)
{
    g_autofree char *address = page_address(name);
    g_string_append_printf(part->html, "<p class=\"file\">File: <a href=\"%s\">", address);
    markup_append_html(part->html, name, strlen(name));
    g_string_append(part->html, "</a>, ");
    markup_append_html(part->html, words, strlen(words));
    g_string_append(part->html, "</p>\n");
    g_string_append(begin(part), "File: [");
    markup_append_markdown(part->markdown, name, strlen(name));
    g_string_append_printf(part->markdown, "](%s), ", address);
    markup_append_markdown(part->markdown, words, strlen(words));
    g_string_append_c(part->markdown, '\n');
}

void page_part_add_picture(PagePart *part, const Picture *picture, const char *name, bool inside)
{
    if (!page_shows(name)) {
        add_link(part, name, picture->description);
        return;
    }
    g_autofree char *address = page_address(name);
    g_autofree char *source = inside ? page_data_address(name, picture->bytes) : g_strdup(address);
    g_autoptr(GString) text = g_string_new(NULL);
    markup_append_html(text, picture->description, strlen(picture->description));
    g_string_append_printf(
        part->html, "<figure>\n<div class=\"scroll\" tabindex=\"0\">\n<img src=\"%s\" alt=\"%s\"",
        source, text->str);
    append_size(part->html, picture);
    g_string_append_printf(part->html, ">\n</div>\n<figcaption>%s</figcaption>\n</figure>\n",
                           text->str);
    g_string_append(begin(part), "![");
    markup_append_markdown(part->markdown, picture->description, strlen(picture->description));
    g_string_append_printf(part->markdown, "](%s)\n", address);
}

void page_part_add_file(PagePart *part, const char *name, const Table *table)
{
    g_autoptr(GString) size = g_string_new(NULL);
    shown_append_size(size, table->rows, table_width(table));
    add_link(part, name, size->str);
}

void page_part_add_note(PagePart *part, NoteKind kind, const char *text)
{
    static const char *const names[] = {
        [NOTE_REMARK] = "Note", [NOTE_WARNING] = "Warning", [NOTE_ERROR] = "Error"};
    static const char *const classes[] = {[NOTE_SENTENCE] = "sentence",
                                          [NOTE_REMARK] = "remark",
                                          [NOTE_WARNING] = "warning",
                                          [NOTE_ERROR] = "error"};
    bool lines = strchr(text, '\n') != NULL;
    size_t first = strcspn(text, "\n");
    g_string_append_printf(part->html, "<div class=\"note %s\"><p>", classes[kind]);
    if (names[kind] != NULL)
        g_string_append_printf(part->html, "<strong>%s:</strong> ", names[kind]);
    markup_append_html(part->html, text, first);
    g_string_append(part->html, "</p>");
    begin(part);
    if (names[kind] != NULL)
        g_string_append_printf(part->markdown, "**%s:** ", names[kind]);
    markup_append_markdown(part->markdown, text, first);
    g_string_append_c(part->markdown, '\n');
    if (lines) {
        const char *rest = text + first + 1;
        g_string_append(part->html, "<pre>");
        page_lines_append_html(part->html, rest, strlen(rest));
        g_string_append(part->html, "</pre>");
        g_string_append_printf(part->markdown, "%s\n", part->prefix);
        page_lines_append_fenced(part->markdown, rest, strlen(rest), part->prefix);
    }
    g_string_append(part->html, "</div>\n");
}

char *page_address(const char *name)
{
    return g_uri_escape_string(name, "/", false);
}

char *page_data_address(const char *name, GBytes *bytes)
{
    size_t size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *text = g_base64_encode(data, size);
    return g_strdup_printf("data:%s;base64,%s", media_type(name), text);
}
