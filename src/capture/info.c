#include "capture/info.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "capture/command.h"
#include "capture/path.h"
#include "capture/program.h"
#include "capture/tshark.h"
#include "table/builder.h"

#define CAPINFOS "capinfos"
#define PACKAGE  "wireshark-common"
/* Labels that say more than their own value. */
#define TIME_ORDER "Strict time order"
#define INTERFACES "Number of interfaces in file"

/* capinfos ends so after damage, having printed what it knows, and otherwise if it knows nothing.
 */
#define EXIT_DAMAGED 1

/* -M: numbers in full; -S: times in seconds since 1970. What strangers wrote into the file, its
 * comments and programs, is not asked for; names of interfaces come last. */
static char **arguments_for(const char *program, const char *capture, bool hash)
{
    static const char *const report[] = {"-L", "-M", "-S", "-t", "-E", "-c", "-s", "-d", "-l",
                                         "-u", "-a", "-e", "-i", "-z", "-x", "-o", "-I"};
    GPtrArray *arguments = g_ptr_array_new();
    g_ptr_array_add(arguments, g_strdup(program));
    for (size_t i = 0; i < G_N_ELEMENTS(report); i++)
        g_ptr_array_add(arguments, g_strdup(report[i]));
    if (hash)
        g_ptr_array_add(arguments, g_strdup("-H"));
    g_ptr_array_add(arguments, capture_argument(capture));
    g_ptr_array_add(arguments, NULL);
    return (char **)g_ptr_array_free(arguments, false);
}

char *capture_info_command(const char *capture, bool hash)
{
    g_auto(GStrv) arguments = arguments_for(CAPINFOS, capture, hash);
    return command_for_people(arguments);
}

/* Label to value, for every line down to the number of interfaces; below it strangers speak. Values
 * on several lines, as of the packet size limit, are joined by "; ". NULL if this is no report on
 * the file. */
static GHashTable *parse_report(const char *report, const char *name)
{
    g_autofree char *first = g_strconcat("File name:           ", name, "\n", NULL);
    if (!g_str_has_prefix(report, first))
        return NULL;
    GHashTable *values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) rows = g_strsplit(report + strlen(first), "\n", -1);
    for (char **row = rows; *row != NULL; row++) {
        char *colon = strchr(*row, ':');
        if (colon == NULL || g_ascii_isspace(**row))
            continue;
        g_autofree char *label = g_strndup(*row, (size_t)(colon - *row));
        char *value = g_strstrip(colon + 1);
        const char *earlier = g_hash_table_lookup(values, label);
        bool last = strcmp(label, INTERFACES) == 0;
        char *joined = earlier == NULL ? g_strdup(value) : g_strconcat(earlier, "; ", value, NULL);
        g_hash_table_insert(values, g_steal_pointer(&label), joined);
        if (last)
            break;
    }
    return values;
}

/* The number before " bytes" or " bytes/sec" and so on, or the word; NULL for what is not known. */
static char *plain_value(const char *value)
{
    if (strcmp(value, "n/a") == 0 || g_str_has_prefix(value, "<unknown>") ||
        strcmp(value, "Unknown") == 0)
        return NULL;
    return g_strndup(value, strcspn(value, " "));
}

/* "pcapng (gzip compressed)": what stands in brackets before "compressed". */
static char *compression_of(const char *type)
{
    const char *open = strstr(type, " (");
    const char *end = open != NULL ? strstr(open, " compressed)") : NULL;
    return end != NULL ? g_strndup(open + 2, (size_t)(end - open - 2)) : NULL;
}

/* "file hdr: 262144 bytes", or "file hdr: (not set)" and "inferred: 60 bytes - 96 bytes (range)":
 * the last number. */
static char *snap_length_of(const char *limit)
{
    g_autoptr(GRegex) pattern = g_regex_new(".*?(\\d+) bytes(?: \\(range\\))?$", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(pattern, limit, 0, &match))
        return NULL;
    return g_match_info_fetch(match, 1);
}

/* Where capinfos leaves out a line. One that is absent elsewhere this capinfos calls otherwise. */
typedef enum {
    LINE_ALWAYS,        /* nowhere */
    LINE_OF_TIMES,      /* where a packet has no time stamp */
    LINE_OF_INTERFACES, /* where the file names none */
    LINE_OF_HASH,       /* where it was not asked for */
} Presence;

/* Which label of the long report a column's value stands behind, in capinfos 4.0 and as later
 * releases call it. (The table report, -T, says nothing of compression and interfaces, and a name
 * with a tab in it would shift its cells.) */
typedef struct {
    const char *column;
    Type type;
    const char *label, *later;
    Presence presence;
    char *(*part)(const char *value); /* of what stands there; NULL is plain_value */
} Line;

static const Line lines[] = {
    {"type", TYPE_TEXT, "File type"},
    {"encapsulation", TYPE_TEXT, "File encapsulation"},
    {"compression", TYPE_TEXT, "File type", .part = compression_of},
    {"size", TYPE_INT, "File size"},
    {"packets", TYPE_INT, "Number of packets"},
    {"bytes", TYPE_INT, "Data size"},
    {"snap_length", TYPE_INT, "Packet size limit", .part = snap_length_of},
    {"first", TYPE_TIME, "First packet time", "Earliest packet time", LINE_OF_TIMES},
    {"last", TYPE_TIME, "Last packet time", "Latest packet time", LINE_OF_TIMES},
    {"duration", TYPE_DURATION, "Capture duration", .presence = LINE_OF_TIMES},
    {"bit_rate", TYPE_REAL, "Data bit rate", .presence = LINE_OF_TIMES},
    {"packet_rate", TYPE_REAL, "Average packet rate", .presence = LINE_OF_TIMES},
    {"mean_size", TYPE_REAL, "Average packet size"},
    {"in_order", TYPE_BOOL, TIME_ORDER},
    {"interfaces", TYPE_INT, INTERFACES, .presence = LINE_OF_INTERFACES},
    {"sha256", TYPE_TEXT, "SHA256", .presence = LINE_OF_HASH},
};

static const char *value_of(const Line *line, GHashTable *values)
{
    const char *value = g_hash_table_lookup(values, line->label);
    return value == NULL && line->later != NULL ? g_hash_table_lookup(values, line->later) : value;
}

static bool may_be_absent(const Line *line, GHashTable *values, bool hash)
{
    switch (line->presence) {
    case LINE_OF_TIMES:
        return g_strcmp0(g_hash_table_lookup(values, TIME_ORDER), "Unknown") == 0;
    case LINE_OF_INTERFACES:
        return !g_hash_table_contains(values, "Interface #0 info");
    case LINE_OF_HASH:
        return !hash;
    case LINE_ALWAYS:
        break;
    }
    return false;
}

/* An error names the label, and the release of capinfos that does not have it. */
static bool check_lines(const char *program, GHashTable *values, bool hash, GError **error)
{
    const Line *absent = NULL;
    for (size_t i = 0; absent == NULL && i < G_N_ELEMENTS(lines); i++) {
        if (value_of(&lines[i], values) == NULL && !may_be_absent(&lines[i], values, hash))
            absent = &lines[i];
    }
    if (absent == NULL)
        return true;
    const char *arguments[] = {program, "--version", NULL};
    g_auto(ProgramEnd) end = {0};
    bool ran = program_run(arguments, NULL, NULL, NULL, &end, NULL);
    g_autofree char *version = tshark_version(ran ? end.output->str : "");
    g_autofree char *labels = g_strjoin(":' or '", absent->label, absent->later, NULL);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "the report of capinfos %s has no line '%s:': tabshark knows the reports of "
                "capinfos 4.0, 4.4 and 4.6, and what this one means is not known",
                version, labels);
    return false;
}

static void append_row(Builder **builders, GHashTable *values, bool is_pipe)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        const char *value = value_of(&lines[i], values);
        /* Of a pipe it says 0 bytes. */
        if (is_pipe && strcmp(lines[i].column, "size") == 0)
            value = NULL;
        char *(*part)(const char *) = lines[i].part != NULL ? lines[i].part : plain_value;
        g_autofree char *text = value != NULL ? part(value) : NULL;
        if (text != NULL)
            builder_append(builders[i], text, strlen(text));
        else
            builder_append_missing(builders[i]);
    }
}

/* What it says, without its own name and without what is no reason. */
static char *reason_of(const char *messages)
{
    GString *reason = g_string_new(NULL);
    g_auto(GStrv) rows = g_strsplit(messages, "\n", -1);
    for (char **row = rows; *row != NULL; row++) {
        const char *text = *row;
        if (g_str_has_prefix(text, "capinfos: "))
            text += strlen("capinfos: ");
        if (g_str_has_prefix(text, "An error occurred after reading ") ||
            g_str_has_prefix(text, "  (will continue anyway") ||
            g_str_has_prefix(text, " ** (capinfos:")) /* GLib, of 4.6's reading of its options */
            continue;
        g_string_append_printf(reason, "%s%s", reason->len > 0 ? "\n" : "", text);
    }
    return g_string_free(reason, false);
}

/* How it ended; false with an error if there is no report. */
static bool judge(const ProgramEnd *end, const char *capture, bool reported,
                  Diagnostics *diagnostics, GError **error)
{
    if (WIFEXITED(end->status) && WEXITSTATUS(end->status) == 0 && reported)
        return true;
    g_autofree char *reason = reason_of(end->messages);
    if (WIFEXITED(end->status) && WEXITSTATUS(end->status) == EXIT_DAMAGED && reported) {
        diagnostics->damaged = true;
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                        "'%s' is damaged; its row is of every whole packet before the damage. "
                        "capinfos says: %s",
                        capture, reason);
        return true;
    }
    g_autofree char *how = program_describe_status(end->status);
    if (*reason != '\0')
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "capinfos says: %s", reason);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "capinfos %s and gave no report on '%s'", how, capture);
    return false;
}

static bool add_capture(const char *program, const char *capture, bool hash, Builder **builders,
                        Diagnostics *diagnostics, GError **error)
{
    g_auto(ProgramEnd) end = {0};
    g_auto(GStrv) arguments = arguments_for(program, capture, hash);
    const char *name = arguments[g_strv_length(arguments) - 1];
    if (!program_run((const char *const *)arguments, NULL, NULL, NULL, &end, error))
        return false;
    g_autoptr(GHashTable) values = parse_report(end.output->str, name);
    struct stat status;
    bool is_pipe =
        strcmp(name, "-") == 0 && !(fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode));
    if (!judge(&end, capture, values != NULL, diagnostics, error) ||
        !check_lines(program, values, hash, error))
        return false;
    append_row(builders, values, is_pipe);
    return true;
}

static Table *finish(char **captures, size_t n, bool hash, Builder **builders)
{
    Table *table = table_new(n);
    g_autoptr(Builder) names = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    for (size_t i = 0; i < n; i++)
        builder_append(names, captures[i], strlen(captures[i]));
    table_add(table, "file", builder_finish(names));
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (hash || strcmp(lines[i].column, "sha256") != 0)
            table_add(table, lines[i].column, builder_finish(builders[i]));
    }
    return table;
}

Table *capture_info(char **captures, bool hash, Diagnostics *diagnostics, GError **error)
{
    g_autofree char *program = program_find(CAPINFOS, PACKAGE, error);
    bool ok = program != NULL;
    size_t n = 0;
    for (char **capture = captures; ok && *capture != NULL; capture++)
        ok = capture_check(*capture, error);
    if (!ok)
        return NULL;
    Builder *builders[G_N_ELEMENTS(lines)];
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        builders[i] = builder_new(lines[i].type, MISFIT_MAKES_TEXT);
    for (; ok && captures[n] != NULL; n++)
        ok = add_capture(program, captures[n], hash, builders, diagnostics, error);
    Table *table = ok ? finish(captures, n, hash, builders) : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        builder_free(builders[i]);
    return table;
}
