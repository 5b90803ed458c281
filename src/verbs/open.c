/* open: a table from a file of TSV or CSV, or from a database of SQLite. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "text/open.h"
#include "text/source.h"
#include "text/sqlite.h"
#include "verbs/partial.h"

typedef struct {
    char **arguments;
    char *format_name;
    char **types;
    char *table;
    bool parts; /* the arguments are files of partial results */
    const char *path;
    bool database;
    ReaderFormat format; /* of others */
    GArray *known;       /* of KnownType, whose names are ours */
} OpenOptions;

extern const Verb verb_open;

static const VerbOption options[] = {
    {"format", 0, G_OPTION_ARG_STRING, offsetof(OpenOptions, format_name), "tsv|csv|sqlite",
     "what the file is, if its suffix does not say"},
    {"type", 0, G_OPTION_ARG_STRING_ARRAY, offsetof(OpenOptions, types), "COLUMN=TYPE",
     "the type of a column, instead of the one inferred; may be repeated"},
    {"table", 0, G_OPTION_ARG_STRING, offsetof(OpenOptions, table), "NAME",
     "which table of a database; by default the only one"},
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

static const char *format_by_suffix(const char *path)
{
    static const struct {
        const char *suffix, *format;
    } known[] = {{".csv", "csv"}, {".sqlite", "sqlite"}, {".sqlite3", "sqlite"}, {".db", "sqlite"}};
    g_autofree char *lower = g_ascii_strdown(path, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_str_has_suffix(lower, known[i].suffix))
            return known[i].format;
    }
    return "tsv";
}

static bool choose_format(OpenOptions *open, GError **error)
{
    const char *name = open->format_name;
    if (name == NULL)
        name = format_by_suffix(open->path);
    open->database = strcmp(name, "sqlite") == 0;
    open->format = strcmp(name, "csv") == 0 ? READER_CSV : READER_TSV;
    if (!open->database && open->format != READER_CSV && strcmp(name, "tsv") != 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "open: --format is tsv, csv or sqlite, not '%s'", name);
        return false;
    }
    if (open->database || open->table == NULL)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "open: --table is for databases, and a file of %s is none; --format sqlite says "
                "that it is",
                name);
    return false;
}

static bool is_part(const char *path)
{
    return g_str_has_suffix(path, ".part");
}

static bool check_parts(OpenOptions *open, GError **error)
{
    open->parts = true;
    if (open->types != NULL || open->table != NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "open: --%s is not for partial results (.part), whose columns and types are "
                    "those of their chain",
                    open->types != NULL ? "type" : "table");
        return false;
    }
    for (char **path = open->arguments; *path != NULL; path++) {
        if (!is_part(*path)) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "open: name partial results (.part), as many as you like, or one other "
                        "file; '%s' is no partial result",
                        *path);
            return false;
        }
    }
    return true;
}

static bool check(void *data, GError **error)
{
    OpenOptions *open = data;
    if (open->arguments != NULL && open->arguments[0] != NULL && open->format_name == NULL &&
        is_part(open->arguments[0]))
        return check_parts(open, error);
    if (open->arguments == NULL || open->arguments[0] == NULL || open->arguments[1] != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "open: name one file, or - for standard input");
        return false;
    }
    open->path = open->arguments[0];
    return choose_format(open, error) && check_types(open, error);
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

/* A file's bytes; NULL if it cannot be read. */
static GBytes *read_bytes(const char *path, GError **error)
{
    g_autoptr(Source) source = source_open(path, error);
    if (source == NULL)
        return NULL;
    size_t size = source_size(source);
    g_autofree char *bytes = g_malloc(MAX(size, 1));
    if (!source_read(source, 0, bytes, size, &size, error))
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&bytes), size);
}

static Table *open_parts(const OpenOptions *open, GError **error)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(free_bytes);
    for (char **path = open->arguments; *path != NULL; path++) {
        GBytes *bytes = read_bytes(*path, error);
        if (bytes == NULL) {
            g_prefix_error(error, "cannot open '%s': ", *path);
            return NULL;
        }
        g_ptr_array_add(parts, bytes);
    }
    return partial_table(parts, open->arguments, error);
}

/* Those that the first line of a file names; a pipe would be read by that, and is left alone. */
static GPtrArray *columns(int argc, char **words)
{
    GPtrArray *names = NULL;
    OpenOptions *open = verb_parse(&verb_open, argc, words, NULL);
    if (open != NULL && !open->parts && !open->database &&
        g_file_test(open->path, G_FILE_TEST_IS_REGULAR))
        names = text_open_names(open->path, open->format);
    verb_free_options(&verb_open, open);
    return names;
}

/* The one file that is no partial result. */
static char **captures_of(const void *data)
{
    const OpenOptions *open = data;
    return open->parts ? NULL : open->arguments;
}

/* What to do with a file that is no text: NULL if that is not known. What came through a pipe is
 * gone, and opening a pipe once more would wait for who never writes again. The magic numbers are
 * those of pcapng (its byte order comes later), pcap in either byte order with micro- and
 * nanoseconds (draft-ietf-opsawg-pcap), and gzip (RFC 1952). */
static const char *advise(const char *path)
{
    static const char *const captures[] = {"\x0a\x0d\x0d\x0a", "\xa1\xb2\xc3\xd4",
                                           "\xd4\xc3\xb2\xa1", "\xa1\xb2\x3c\x4d",
                                           "\x4d\x3c\xb2\xa1"};
    char start[4] = "";
    bool regular = strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_REGULAR);
    FILE *file = regular ? fopen(path, "re") : NULL;
    size_t n = file != NULL ? fread(start, 1, sizeof start, file) : 0;
    if (file != NULL)
        fclose(file);
    for (size_t i = 0; n == sizeof start && i < G_N_ELEMENTS(captures); i++) {
        if (memcmp(start, captures[i], sizeof start) == 0)
            return "it is a capture, which 'tabshark read' reads";
    }
    bool gzip = n >= 2 && start[0] == '\x1f' && start[1] == '\x8b';
    return gzip ? "it is compressed: gunzip -c FILE | tabshark open -" : NULL;
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
    if (open->parts)
        return open_parts(open, error);
    const KnownType *known = (const KnownType *)(void *)open->known->data;
    size_t n = open->known->len;
    if (open->database)
        return sqlite_open_table(open->path, open->table, known, n, run->diagnostics, error);
    Table *table = text_open(open->path, open->format, known, n, error);
    const char *advice = table == NULL ? advise(open->path) : NULL;
    if (advice != NULL) {
        g_autoptr(GError) reason = g_steal_pointer(error);
        g_set_error(error, reason->domain, reason->code, "%s; %s", reason->message, advice);
    }
    return table;
}

static void clear(void *data)
{
    OpenOptions *open = data;
    g_clear_pointer(&open->known, g_array_unref);
}

const Verb verb_open = {
    .name = "open",
    .kind = VERB_SOURCE,
    .synopsis =
        "open FILE [--format tsv|csv|sqlite] [--table NAME] [--type COLUMN=TYPE]… | open PART…",
    .summary = "Read a table from a file of TSV or CSV, or a database of SQLite.",
    .description =
        "The first line of TSV or CSV names the columns. Types are inferred from the cells, and\n"
        "what tabshark wrote comes back as it was. Text that reads like another type throughout\n"
        "(a column of host names that are all addresses) becomes that type unless --type says\n"
        "text.\n"
        "\n"
        "  tabshark open packets.tsv then describe\n"
        "  tabshark open hosts.csv --type host=text then head\n"
        "\n"
        "A database is known by .sqlite, .sqlite3 or .db, or by --format sqlite. In one of\n"
        "tabshark's own each column has the type it had. In others types follow the stored\n"
        "values: whole numbers are int, others real, texts that are all ISO 8601 times or all\n"
        "addresses are those.\n"
        "\n"
        "  tabshark open history.db --table visits then describe\n"
        "\n"
        "Files that end in .part are partial results, for combine; without it their captures are\n"
        "listed.\n"
        "\n"
        "  tabshark open a.part b.part then combine then sort -r bytes",
    .options = options,
    .size = sizeof(OpenOptions),
    .check = check,
    .apply = apply,
    .columns = columns,
    .captures = captures_of,
    .clear = clear,
};
