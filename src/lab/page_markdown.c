#include "lab/page_markdown.h"

#include <string.h>

#include "lab/page_part.h"
#include "text/markup.h"

static void append_values(const Sheet *sheet, GString *out)
{
    g_autofree char *fence = blocks_closing_fence(sheet->body);
    if (fence != NULL)
        g_string_append_printf(out, "\n%s\n", fence);
    for (unsigned i = 0; i < sheet->values->list->len; i++) {
        const Value *value = g_ptr_array_index(sheet->values->list, i);
        if (sheet_value_is_of_page(value))
            continue;
        g_string_append_printf(out, "\n\\${%s}: ", value->name);
        markup_append_markdown(out, value->shown, strlen(value->shown));
        g_string_append_c(out, '\n');
    }
}

GString *page_markdown(const Sheet *sheet, const GPtrArray *parts)
{
    GString *out = g_string_new(NULL);
    size_t at = 0;
    if (sheet->blocks->title == NULL) {
        g_string_append(out, "# ");
        markup_append_markdown(out, sheet->title, strlen(sheet->title));
        g_string_append(out, "\n\n");
    }
    for (unsigned i = 0; i < parts->len; i++) {
        const SheetBlock *block = &g_array_index(sheet->blocks->blocks, SheetBlock, i);
        const PagePart *part = g_ptr_array_index(parts, i);
        g_string_append_len(out, sheet->body + at, (gssize)(block->end - at));
        at = block->end;
        if (out->str[out->len - 1] != '\n')
            g_string_append_c(out, '\n');
        g_string_append_len(out, part->markdown->str, (gssize)part->markdown->len);
        /* Text on the next line would go on in the last table or paragraph. */
        if (part->markdown->len > 0 && sheet->body[at] != '\0' && sheet->body[at] != '\n')
            g_string_append_printf(out, "%s\n", part->prefix);
    }
    g_string_append(out, sheet->body + at);
    append_values(sheet, out);
    return out;
}
