#include <string.h>

#include "lab/page_part.h"
#include "text/markup.h"

/* Of one folder, that are linked one by one. */
#define MAX_FILES 200

/* A link to a file in a folder, in HTML and in Markdown. */
static void add_file_link(PagePart *part, const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *address = page_address(path);
    g_string_append_printf(part->html, "<li><a href=\"%s\">", address);
    markup_append_html(part->html, file, strlen(file));
    g_string_append(part->html, "</a></li>\n");
    g_string_append_printf(part->markdown, "%s- [", part->prefix);
    markup_append_markdown(part->markdown, file, strlen(file));
    g_string_append_printf(part->markdown, "](%s)\n", address);
}

static void add_links(PagePart *part, const char *folder, const Column *files)
{
    size_t left = MAX_FILES;
    g_string_append(part->html, "<ul class=\"files\" tabindex=\"0\">\n");
    g_string_append_printf(part->markdown, "%s\n", part->prefix);
    for (size_t row = 0; row < files->rows && left > 0; row++) {
        size_t length;
        if (!column_has(files, row))
            continue;
        add_file_link(part, folder, column_string(files, row, &length));
        left--;
    }
    g_string_append(part->html, "</ul>\n");
}

void page_part_add_folder(PagePart *part, const char *name, const Table *index)
{
    size_t column;
    g_autofree char *index_path = g_build_filename(name, "index.tsv", NULL);
    page_part_add_file(part, index_path, index);
    if (!table_find(index, "file", &column))
        return;
    const Column *files = table_column(index, column);
    size_t n = column_count(files);
    if (n > 0)
        add_links(part, name, files);
    if (n <= MAX_FILES)
        return;
    g_autofree char *rest =
        g_strdup_printf("and %zu files more, which index.tsv names", n - MAX_FILES);
    page_part_add_note(part, NOTE_REMARK, rest);
}
