#include "lab/sheet.h"

#include <string.h>

#include "base/error.h"
#include "lab/front_matter.h"
#include "lab/script.h"

void sheet_free(Sheet *sheet)
{
    if (sheet == NULL)
        return;
    g_free(sheet->path);
    g_free(sheet->text);
    g_free(sheet->title);
    values_free(sheet->values);
    blocks_free(sheet->blocks);
    g_ptr_array_unref(sheet->items);
    g_free(sheet);
}

static bool usage(const char *message, GError **error)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, message);
    return false;
}

/* CR alone ends a line in Markdown; lines are counted by LF. */
static void end_lines_by_feeds(char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\r' && text[1] != '\n')
            *text = '\n';
    }
}

/* Unless it has its text already. */
static bool load(Sheet *sheet, GError **error)
{
    size_t length;
    g_autoptr(GError) reason = NULL;
    if (sheet->text != NULL)
        return true;
    if (!g_file_get_contents(sheet->path, &sheet->text, &length, &reason)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "%s", reason->message);
        return false;
    }
    if (strlen(sheet->text) < length)
        return usage("there is a NUL byte in it, so this is no text", error);
    if (!g_utf8_validate(sheet->text, (gssize)length, NULL))
        return usage("it is not in UTF-8; save it in that encoding", error);
    /* Some editors start a file with a byte order mark. */
    if (g_str_has_prefix(sheet->text, "\xef\xbb\xbf"))
        memmove(sheet->text, sheet->text + 3, length - 3 + 1);
    end_lines_by_feeds(sheet->text);
    return true;
}

/* A capture that the sheet itself names lies beside it. */
static void place_capture(const Sheet *sheet)
{
    Value *capture = values_find(sheet->values, "capture");
    g_autofree char *folder = g_path_get_dirname(sheet->path);
    if (capture == NULL || capture->text[0] == '\0' || strcmp(folder, ".") == 0 ||
        g_path_is_absolute(capture->text))
        return;
    char *path = g_build_filename(folder, capture->text, NULL);
    g_free(capture->text);
    capture->text = path;
}

bool sheet_value_is_of_page(const Value *value)
{
    return strcmp(value->name, "title") == 0 || strcmp(value->name, "chains") == 0;
}

/* What the front matter says on the page itself. */
static bool read_page_values(Sheet *sheet, GError **error)
{
    Value *title = values_find(sheet->values, "title");
    Value *chains = values_find(sheet->values, "chains");
    if (title != NULL)
        title->known = true;
    sheet->folded = chains != NULL && strcmp(chains->text, "folded") == 0;
    return chains == NULL || sheet->folded || strcmp(chains->text, "shown") == 0 ||
           usage("'chains:' in the front matter is folded or shown", error);
}

static bool read_values(Sheet *sheet, char **captures, char **assignments, GError **error)
{
    sheet->values = values_new();
    sheet->body = front_matter_read(sheet->text, sheet->values, error);
    if (sheet->body == NULL)
        return false;
    place_capture(sheet);
    if (captures != NULL)
        values_put_list(sheet->values, "capture", captures);
    for (; assignments != NULL && *assignments != NULL; assignments++) {
        if (!values_put_assignment(sheet->values, *assignments, error))
            return false;
    }
    return read_page_values(sheet, error);
}

/* The line, from `first` on, with a "${" that has no value; `first` if none is found. */
static size_t line_of_mistake(const Values *values, const char *text, size_t first)
{
    size_t number = 1;
    for (const char *at = text; *at != '\0'; number += *at == '\n', at++) {
        if (number < first || !g_str_has_prefix(at, "${") || (at > text && at[-1] == '$'))
            continue;
        size_t length = strcspn(at + 2, "}");
        g_autofree char *name = g_strndup(at + 2, length);
        if (at[2 + length] == '\0' || values_find(values, name) == NULL)
            return number;
    }
    return first;
}

/* Adds a chain or a page; `line` is that of the sheet. */
static bool add_item(const Sheet *sheet, const SheetBlock *block, GArray *items, size_t line,
                     char **given, GError **error)
{
    g_auto(GStrv) words = values_expand_words(sheet->values, given, error);
    if (words == NULL) {
        size_t first = line >= block->line ? line - block->line + 1 : 0;
        if (first > 0)
            line = block->line - 1 + line_of_mistake(sheet->values, block->text, first);
        g_prefix_error(error, "line %zu: ", line);
        return false;
    }
    ScriptItem item;
    g_autoptr(GError) reason = NULL;
    if (pages_parse_item(&item, line, words, &reason)) {
        g_array_append_val(items, item);
        return true;
    }
    if (g_error_matches(reason, TABSHARK_ERROR, TABSHARK_ERROR_HELP))
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "line %zu: a sheet has no place for --help; ask on the command line", line);
    else
        g_propagate_error(error, g_steal_pointer(&reason));
    return false;
}

/* What stands behind the fence: "tabshark", and perhaps a page. */
static bool read_mark(const Sheet *sheet, const SheetBlock *block, GArray *items, GError **error)
{
    size_t line = block->line - 1;
    g_auto(GStrv) words = NULL;
    bool parsed = g_shell_parse_argv(block->mark, NULL, &words, NULL);
    if (parsed && words[1] == NULL)
        return true;
    if (parsed && strcmp(words[1], "page") == 0)
        return add_item(sheet, block, items, line, words + 1, error);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "line %zu: a block is marked 'tabshark' or, for one picture of all its plots, "
                "'tabshark page COLUMNSxROWS', not '%s'",
                line, block->mark);
    return false;
}

static bool read_block(Sheet *sheet, const SheetBlock *block, GError **error)
{
    GArray *items = pages_new_items();
    g_ptr_array_add(sheet->items, items);
    if (!read_mark(sheet, block, items, error))
        return false;
    g_autoptr(GArray) script = script_parse_at(block->text, block->line, error);
    for (unsigned i = 0; script != NULL && i < script->len; i++) {
        const ScriptChain *chain = &g_array_index(script, ScriptChain, i);
        if (!add_item(sheet, block, items, chain->line, chain->words, error))
            return false;
    }
    return script != NULL && pages_check(items, false, error);
}

/* The names of the captures, without their folders. */
static char *capture_names(const Value *capture)
{
    char *alone[] = {capture->text, NULL};
    g_autoptr(GString) names = g_string_new(NULL);
    for (char **path = capture->list != NULL ? capture->list : alone; *path != NULL; path++) {
        g_autofree char *name = g_path_get_basename(*path);
        g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
    }
    return g_strdup(names->str);
}

/* The title of the front matter, with values in place of their names. */
static char *expand_title(const Sheet *sheet, const char *given)
{
    g_autoptr(GString) title = g_string_new(given);
    for (unsigned i = 0; i < sheet->values->list->len; i++) {
        const Value *value = g_ptr_array_index(sheet->values->list, i);
        g_autofree char *mark = g_strdup_printf("${%s}", value->name);
        bool capture = strcmp(value->name, "capture") == 0;
        g_autofree char *text = capture ? capture_names(value) : g_strdup(value->shown);
        g_string_replace(title, mark, text, 0);
    }
    return g_strdup(title->str);
}

static void choose_title(Sheet *sheet)
{
    const Value *title = values_find(sheet->values, "title");
    if (title != NULL)
        sheet->title = expand_title(sheet, title->text);
    else if (sheet->blocks->title != NULL)
        sheet->title = g_strdup(sheet->blocks->title);
    else
        sheet->title = g_path_get_basename(sheet->path);
}

static bool read_blocks(Sheet *sheet, GError **error)
{
    size_t first_line = 1;
    for (const char *at = sheet->text; at < sheet->body; at++)
        first_line += *at == '\n';
    sheet->blocks = blocks_find(sheet->body, first_line, error);
    if (sheet->blocks == NULL)
        return false;
    choose_title(sheet);
    for (unsigned i = 0; i < sheet->blocks->blocks->len; i++) {
        if (!read_block(sheet, &g_array_index(sheet->blocks->blocks, SheetBlock, i), error))
            return false;
    }
    return true;
}

static void free_items(gpointer items)
{
    g_array_unref(items);
}

Sheet *sheet_read(const char *name, const char *text, char **captures, char **assignments,
                  GError **error)
{
    g_autoptr(Sheet) sheet = g_new0(Sheet, 1);
    sheet->path = g_strdup(name);
    sheet->text = g_strdup(text);
    sheet->items = g_ptr_array_new_with_free_func(free_items);
    bool ok = load(sheet, error) && read_values(sheet, captures, assignments, error) &&
              read_blocks(sheet, error) && values_check_known(sheet->values, error);
    if (ok)
        return g_steal_pointer(&sheet);
    g_prefix_error(error, "%s: ", name);
    return NULL;
}

Sheet *sheet_open(const char *path, char **assignments, GError **error)
{
    return sheet_read(path, NULL, NULL, assignments, error);
}
