/* Any bytes as a lab sheet: front matter, values, blocks; its chains run if they need no other
 * program and write no file; then its page, as HTML and as Markdown. */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"
#include "html_check.h"
#include "lab/page_html.h"
#include "lab/page_markdown.h"
#include "lab/script.h"
#include "lab/sheet_run.h"
#include "pure_chain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Sheet *open_bytes(const uint8_t *data, size_t size)
{
    g_autoptr(GError) error = NULL;
    int file = memfd_create("fuzz", 0);
    g_assert_cmpint(write(file, data, size), ==, (ssize_t)size);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    Sheet *sheet = sheet_open(path, NULL, &error);
    g_assert_true((sheet == NULL) == (error != NULL));
    g_assert_true(error == NULL || g_str_has_prefix(error->message, path));
    close(file);
    return sheet;
}

/* The line of a text with that number, from 1. */
static char *line_of(const char *text, size_t number)
{
    for (; number > 1; number--) {
        text = strchr(text, '\n');
        g_assert_nonnull(text);
        text++;
    }
    return g_strndup(text, strcspn(text, "\r\n"));
}

/* A block's lines are where it says. */
static void check_block(const Sheet *sheet, const SheetBlock *block)
{
    g_assert_true(g_str_has_prefix(block->mark, "tabshark"));
    g_assert_cmpuint(block->end, <=, strlen(sheet->body));
    g_autofree char *first = line_of(sheet->text, block->line);
    g_autofree char *wanted = g_strndup(block->text, strcspn(block->text, "\r\n"));
    g_strstrip(wanted);
    g_assert_nonnull(strstr(first, wanted));
}

/* May all chains of the sheet run? */
static bool is_pure(const Sheet *sheet)
{
    for (unsigned i = 0; i < sheet->blocks->blocks->len; i++) {
        const SheetBlock *block = &g_array_index(sheet->blocks->blocks, SheetBlock, i);
        g_autoptr(GArray) chains = script_parse(block->text, NULL);
        for (unsigned k = 0; k < chains->len; k++) {
            char **given = g_array_index(chains, ScriptChain, k).words;
            g_auto(GStrv) words = values_expand_words(sheet->values, given, NULL);
            if (!pure_chain(words))
                return false;
        }
    }
    return true;
}

static void free_part(gpointer part)
{
    page_part_free(part);
}

/* What the blocks would make: every kind of part, of text that the sheet itself holds. */
static GPtrArray *made_up_parts(const Sheet *sheet, const Run *run)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(free_part);
    for (unsigned i = 0; i < sheet->blocks->blocks->len; i++) {
        const SheetBlock *block = &g_array_index(sheet->blocks->blocks, SheetBlock, i);
        g_autoptr(Table) table = g_hash_table_lookup(run->kept, "t");
        g_autoptr(GBytes) bytes = g_bytes_new(block->text, strlen(block->text));
        const Picture picture = {NULL, block->text, 100, bytes};
        PagePart *part = page_part_new(block->prefix);
        table_ref(table);
        page_part_add_note(part, (NoteKind)(i % 4), block->text);
        page_part_add_text(part, block->text, strlen(block->text), NULL);
        page_part_add_file(part, block->text, table);
        page_part_add_picture(part, &picture, block->mark, i % 2 == 0);
        page_part_add_folder(part, block->mark, table);
        g_ptr_array_add(parts, part);
    }
    return parts;
}

/* The words of the sheet are in the page of Markdown as they were, and what was added to them
 * changes no block. */
static void check_markdown(const Sheet *sheet, const GPtrArray *parts)
{
    GString *markdown = page_markdown(sheet, parts);
    g_assert_true(g_utf8_validate(markdown->str, (gssize)markdown->len, NULL));
    g_autoptr(SheetBlocks) again = blocks_find(markdown->str, 1, NULL);
    g_assert_nonnull(again);
    g_assert_cmpuint(again->blocks->len, ==, sheet->blocks->blocks->len);
    for (unsigned i = 0; i < again->blocks->len; i++) {
        const SheetBlock *a = &g_array_index(sheet->blocks->blocks, SheetBlock, i);
        const SheetBlock *b = &g_array_index(again->blocks, SheetBlock, i);
        g_assert_cmpstr(a->text, ==, b->text);
        g_assert_cmpstr(a->mark, ==, b->mark);
    }
    g_string_free(markdown, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Sheet) sheet = open_bytes(data, size);
    if (sheet == NULL)
        return 0;
    for (unsigned i = 0; i < sheet->blocks->blocks->len; i++)
        check_block(sheet, &g_array_index(sheet->blocks->blocks, SheetBlock, i));
    g_autoptr(GHashTable) kept = pure_chain_tables();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(OutFolder) folder = out_folder_open(".", NULL);
    g_autoptr(GError) error = NULL;
    const Run run = {.diagnostics = diagnostics, .utc = true, .kept = kept};
    SheetOutlet outlet;
    sheet_outlet_init(&outlet, folder, true, &run);
    g_autoptr(GPtrArray) parts =
        is_pure(sheet) ? sheet_run(sheet, true, &outlet, &run, &error) : made_up_parts(sheet, &run);
    GString *html = page_html(sheet, parts, folder, true, diagnostics);
    check_html(html->str);
    g_string_free(html, true);
    check_markdown(sheet, parts);
    return 0;
}
