#include "text/writer.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "text/formats.h"

const Preview preview_usual = {.whole = 20, .first = 5, .last = 5};
const Preview preview_all = {.whole = SIZE_MAX};

static const TextFormat formats[] = {
    {.name = "tsv", .suffixes = {".tsv"}, .pieces = true, .write = tsv_write},
    {.name = "csv", .suffixes = {".csv"}, .pieces = true, .write = csv_write},
    {.name = "json", .suffixes = {".json"}, .write = json_write},
    {.name = "jsonl", .suffixes = {".jsonl", ".ndjson"}, .pieces = true, .write = jsonl_write},
    {.name = "markdown", .suffixes = {".md", ".markdown"}, .write = markdown_write},
    {.name = "html", .suffixes = {".html", ".htm"}, .for_people = true, .write = html_write},
    {.name = "pretty", .suffixes = {".txt"}, .for_people = true, .write = pretty_write},
    {.name = "sqlite",
     .suffixes = {".sqlite", ".sqlite3", ".db"},
     .binary = true,
     .write = sqlite_write},
};

size_t write_count_altered(const WriteOptions *options, size_t altered)
{
    WritePieces *pieces = options->pieces;
    if (pieces == NULL)
        return altered;
    pieces->begun = true;
    pieces->altered += altered;
    return pieces->last ? pieces->altered : 0;
}

const char *const text_format_names[] = {
    "sqlite", "tsv", "csv", "json", "jsonl", "markdown", "html", "pretty", NULL,
};
_Static_assert(G_N_ELEMENTS(text_format_names) == G_N_ELEMENTS(formats) + 1,
               "a format has no name in the list");

static const char *name_at(size_t index, const void *data)
{
    const TextFormat *rows = data;
    return rows[index].name;
}

const TextFormat *text_format_by_name(const char *name, GError **error)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", formats[i].name);
    }
    g_autofree char *near = nearest_names(name, G_N_ELEMENTS(formats), name_at, formats);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "there is no format '%s'%s%s%s; there are %s", name,
                near != NULL ? " (did you mean " : "", near != NULL ? near : "",
                near != NULL ? "?)" : "", names->str);
    return NULL;
}

static bool ends_with(const char *path, const char *suffix)
{
    size_t length = strlen(path), suffix_length = strlen(suffix);
    return length > suffix_length && g_ascii_strcasecmp(path + length - suffix_length, suffix) == 0;
}

const TextFormat *text_format_by_suffix(const char *path, GError **error)
{
    g_autoptr(GString) known = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        for (const char *const *suffix = formats[i].suffixes; *suffix != NULL; suffix++) {
            if (ends_with(path, *suffix))
                return &formats[i];
            g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", *suffix);
        }
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "cannot tell the format of '%s' by its name: it should end in one of %s; or choose "
                "one with --format",
                path, known->str);
    return NULL;
}
