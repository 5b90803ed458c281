/* open: a table from a file of TSV or CSV. */
#include <string.h>

#include "base/error.h"
#include "text/open.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *format_name;
    char **types;
    const char *path;
    ReaderFormat format;
    GArray *known; /* of KnownType, whose names are ours */
} OpenOptions;

static const VerbOption options[] = {
    {"format", 0, G_OPTION_ARG_STRING, offsetof(OpenOptions, format_name), "tsv|csv",
     "what the file is, if its suffix does not say"},
    {"type", 0, G_OPTION_ARG_STRING_ARRAY, offsetof(OpenOptions, types), "COLUMN=TYPE",
     "the type of a column, instead of the one inferred; may be repeated"},
    {NULL},
};

static void clear_known(gpointer data)
{
    g_free((char *)(void *)(uintptr_t)((KnownType *)data)->name);
}

static void add_known(OpenOptions *open, char *name, Type type, bool may_be_absent)
{
    KnownType known = {name, type, may_be_absent};
    g_array_append_val(open->known, known);
}

static bool check_types(OpenOptions *open, GError **error)
{
    open->known = g_array_new(false, false, sizeof(KnownType));
    g_array_set_clear_func(open->known, clear_known);
    /* What tshark itself prints into a file is seconds since 1970, which no other sign tells from a
     * duration. */
    add_known(open, g_strdup("frame.time_epoch"), TYPE_TIME, true);
    for (char **item = open->types; item != NULL && *item != NULL; item++) {
        const char *equals = strrchr(*item, '=');
        Type type;
        if (equals == NULL || !type_from_name(equals + 1, &type)) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "open: --type takes COLUMN=TYPE, not '%s'; types are bool, int, uint, "
                        "real, time, duration, address and text",
                        *item);
            return false;
        }
        add_known(open, g_strndup(*item, (size_t)(equals - *item)), type, false);
    }
    return true;
}

static bool choose_format(OpenOptions *open, GError **error)
{
    const char *name = open->format_name;
    g_autofree char *lower = g_ascii_strdown(open->path, -1);
    if (name == NULL)
        name = g_str_has_suffix(lower, ".csv") ? "csv" : "tsv";
    open->format = strcmp(name, "csv") == 0 ? READER_CSV : READER_TSV;
    if (open->format == READER_CSV || strcmp(name, "tsv") == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "open: --format is tsv or csv, not '%s'", name);
    return false;
}

static bool check(void *data, GError **error)
{
    OpenOptions *open = data;
    if (open->arguments == NULL || open->arguments[0] == NULL || open->arguments[1] != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "open: name one file, or - for standard input");
        return false;
    }
    open->path = open->arguments[0];
    return choose_format(open, error) && check_types(open, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const OpenOptions *open = data;
    (void)in;
    if (run->show_command) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "--show-command: open runs no other program");
        return NULL;
    }
    return text_open(open->path, open->format, (const KnownType *)(void *)open->known->data,
                     open->known->len, error);
}

static void clear(void *data)
{
    OpenOptions *open = data;
    g_clear_pointer(&open->known, g_array_unref);
}

const Verb verb_open = {
    .name = "open",
    .kind = VERB_SOURCE,
    .synopsis = "open FILE [--format tsv|csv] [--type COLUMN=TYPE]…",
    .summary = "Read a table from a file of TSV or CSV; the first line names the columns.",
    .description =
        "Types are inferred from the cells, and what tabshark wrote comes back as it was. Text\n"
        "that reads like another type throughout (a column of host names that are all\n"
        "addresses) becomes that type unless --type says text.\n"
        "\n"
        "  tabshark open packets.tsv then describe\n"
        "  tabshark open hosts.csv --type host=text then head",
    .options = options,
    .size = sizeof(OpenOptions),
    .check = check,
    .apply = apply,
    .clear = clear,
};
