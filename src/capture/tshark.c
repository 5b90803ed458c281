#include "capture/tshark.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
#include "capture/path.h"

#define INSTALL_HINT                                                                               \
    "install it (Debian, Ubuntu: apt install tshark) or let TABSHARK_TSHARK name another one"

/* tshark's exit status for options that it does not take. */
#define TSHARK_INVALID_OPTION 1

/* How much of what it says is passed on. */
#define LINES_MAX 12

char *tshark_find(GError **error)
{
    const char *chosen = g_getenv("TABSHARK_TSHARK");
    const char *name = chosen != NULL && *chosen != '\0' ? chosen : "tshark";
    char *program = g_find_program_in_path(name);
    if (program != NULL)
        return program;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                g_file_test(name, G_FILE_TEST_EXISTS) && strchr(name, '/') != NULL
                    ? "'%s' is there but cannot be executed: make it executable, or " INSTALL_HINT
                    : "there is no program '%s': " INSTALL_HINT,
                name);
    return NULL;
}

char *tshark_version(const char *version_text)
{
    g_autoptr(GRegex) pattern = g_regex_new("^[^\\n]*?(\\d+\\.\\d+(\\.\\d+)?)", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    bool found = g_regex_match(pattern, version_text, 0, &match);
    return found ? g_match_info_fetch(match, 1) : g_strdup("");
}

bool tshark_is_proven(const char *version)
{
    g_auto(GStrv) numbers = g_strsplit(version, ".", 3);
    g_auto(GStrv) proven = g_strsplit_set(TSHARK_PROVEN, " ,", -1);
    if (g_strv_length(numbers) < 2)
        return false;
    g_autofree char *release = g_strconcat(numbers[0], ".", numbers[1], NULL);
    return g_strv_contains((const char *const *)proven, release);
}

bool tshark_check_version(const char *version_text, GError **error)
{
    g_autofree char *version = tshark_version(version_text);
    if (*version == '\0' || g_ascii_strtoull(version, NULL, 10) >= TSHARK_OLDEST_MAJOR)
        return true;
    g_autofree char *line = g_strndup(version_text, strcspn(version_text, "\n"));
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "this tshark is too old (%s): tabshark needs %d.0 or newer; " INSTALL_HINT, line,
                TSHARK_OLDEST_MAJOR);
    return false;
}

/* Messages sorted by who speaks. */
typedef struct {
    GString *said;       /* by tshark itself, without its name in front */
    GPtrArray *warnings; /* lines of dissectors and libraries */
} Speech;

static void sort_messages(const char *messages, Speech *speech)
{
    g_auto(GStrv) lines = g_strsplit(messages, "\n", -1);
    bool continued = false;
    for (char **line = lines; *line != NULL; line++) {
        if (g_str_has_prefix(*line, "tshark: ")) {
            g_string_append_printf(speech->said, "%s%s", speech->said->len > 0 ? "\n" : "",
                                   *line + strlen("tshark: "));
            continued = true;
        } else if (continued && (g_ascii_isspace(**line) || **line == '(')) {
            /* The filter with a caret below it, the list of unknown fields, the reason in brackets.
             */
            g_string_append_printf(speech->said, "\n%s", *line);
        } else if (**line != '\0' && !g_str_has_prefix(*line, "Running as user ")) {
            continued = false;
            g_ptr_array_add(speech->warnings, g_strdup(*line));
        }
    }
}

static void report_warnings(const TsharkEnd *end, const Speech *speech, Diagnostics *diagnostics)
{
    if (speech->warnings->len == 0)
        return;
    diagnostics_add(diagnostics, DIAGNOSTIC_REMARK,
                    "tshark printed %u warnings on '%s':", speech->warnings->len, end->capture);
    for (unsigned i = 0; i < speech->warnings->len; i++)
        diagnostics_add(diagnostics, DIAGNOSTIC_REMARK, "  %s",
                        (const char *)g_ptr_array_index(speech->warnings, i));
}

/* The indented lines under "Some fields aren't valid:". */
static char **unknown_field_names(const char *said)
{
    GPtrArray *names = g_ptr_array_new();
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '\t')
            g_ptr_array_add(names, g_strdup(g_strstrip(*line)));
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, false);
}

static char *replace(const char *text, const char *old, const char *new)
{
    g_auto(GStrv) parts = g_strsplit(text, old, -1);
    return g_strjoinv(new, parts);
}

/* The name of the capture in quotes, as tshark's messages have it. */
static char *quoted_name(const TsharkEnd *end)
{
    g_autofree char *argument = capture_argument(end->capture);
    return g_strconcat("\"", argument, "\"", NULL);
}

/* The filter as tshark shows it above the caret. */
static char *shown_filter(const char *filter)
{
    return g_strconcat("\n    ", filter, "\n", NULL);
}

/* The messages with the name and the filter on one line each. A line break in one of them would cut
 * the message in two, and its second half could look like another message. */
static char *on_one_line(const TsharkEnd *end)
{
    g_autofree char *name = quoted_name(end);
    g_autofree char *flat_name = replace(name, "\n", "\\n");
    char *messages = replace(end->messages, name, flat_name);
    if (end->filter == NULL)
        return messages;
    g_autofree char *named = messages;
    g_autofree char *flat_filter = replace(end->filter, "\n", " ");
    g_autofree char *shown = shown_filter(end->filter);
    g_autofree char *flat = shown_filter(flat_filter);
    return replace(named, shown, flat);
}

/* What was said without the name of the capture, which may hold any words. */
static char *without_name(const TsharkEnd *end, const char *said)
{
    g_autofree char *quoted = quoted_name(end);
    g_autofree char *flat = replace(quoted, "\n", "\\n");
    return replace(said, flat, "it");
}

/* Does tshark show the filter again, as it does above the caret, or name it? */
static bool speaks_of_filter(const TsharkEnd *end, const char *said)
{
    if (end->filter == NULL)
        return false;
    g_autofree char *flat = replace(end->filter, "\n", " ");
    g_autofree char *shown = shown_filter(flat);
    g_autofree char *plain = without_name(end, said);
    return strstr(said, shown) != NULL || strstr(plain, "filter expression") != NULL;
}

/* Does tshark say that it read a capture up to some damage? These words may stand in a filter, a
 * field or a preference too, which it shows again when it refuses them. */
static bool speaks_of_damage(const TsharkEnd *end, const char *said)
{
    static const char *const words[] = {
        "The file it appears to have been cut short",
        "The file it appears to be damaged or corrupt",
        "The standard input appears to have been cut short",
        "The standard input appears to be damaged or corrupt",
    };
    if (!WIFEXITED(end->status) || WEXITSTATUS(end->status) == TSHARK_INVALID_OPTION ||
        speaks_of_filter(end, said))
        return false;
    g_autofree char *plain = without_name(end, said);
    g_auto(GStrv) lines = g_strsplit(plain, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
            if (g_str_has_prefix(*line, words[i]))
                return true;
        }
    }
    return false;
}

/* The start of a long speech; a wrong -d makes tshark list hundreds of right ones. */
static char *first_lines(const char *said)
{
    const char *end = said;
    for (unsigned lines = 0; lines < LINES_MAX && end != NULL; lines++)
        end = strchr(end + (lines > 0), '\n');
    return end == NULL ? g_strdup(said)
                       : g_strdup_printf("%.*s\n… (more: run what --show-command prints)",
                                         (int)(end - said), said);
}

/* tshark said nothing in its own name: the last that others said, such as the system that could not
 * start it. */
static void explain_by_others(const TsharkEnd *end, const GPtrArray *warnings, GError **error)
{
    const char *last = warnings->len > 0 ? g_ptr_array_index(warnings, warnings->len - 1) : NULL;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "tshark ended with exit status %d and %s while it read '%s'%s%s",
                WEXITSTATUS(end->status), last != NULL ? "this last word" : "no word of why",
                end->capture, last != NULL ? ": " : "", last != NULL ? last : "");
}

static bool explain_failure(const TsharkEnd *end, const Speech *speech, char ***unknown_fields,
                            GError **error)
{
    const char *said = speech->said->str;
    if (WIFSIGNALED(end->status)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "tshark was ended by signal %d (%s) while it read '%s': the table would not be "
                    "whole",
                    WTERMSIG(end->status), g_strsignal(WTERMSIG(end->status)), end->capture);
    } else if (strstr(said, "Some fields aren't valid") != NULL) {
        if (unknown_fields != NULL)
            *unknown_fields = unknown_field_names(said);
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, said);
    } else if (speaks_of_filter(end, said)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "the display filter (-Y) is wrong: %s", said);
    } else if (*said != '\0') {
        g_autofree char *start = first_lines(said);
        bool usage = WEXITSTATUS(end->status) == TSHARK_INVALID_OPTION;
        g_set_error(error, TABSHARK_ERROR, usage ? TABSHARK_ERROR_USAGE : TABSHARK_ERROR_FAILED,
                    "tshark says: %s%s", start,
                    strstr(said, "isn't a capture file") != NULL
                        ? "\nto read a table of TSV or CSV: tabshark open FILE"
                        : "");
    } else {
        explain_by_others(end, speech->warnings, error);
    }
    return false;
}

bool tshark_judge(const TsharkEnd *end, Diagnostics *diagnostics, char ***unknown_fields,
                  GError **error)
{
    bool ok = true;
    Speech speech = {g_string_new(NULL), g_ptr_array_new_with_free_func(g_free)};
    g_autofree char *messages = on_one_line(end);
    sort_messages(messages, &speech);
    report_warnings(end, &speech, diagnostics);
    const char *said = speech.said->str;
    if (end->status != 0 && speaks_of_damage(end, said)) {
        diagnostics_add_damaged(diagnostics, end->capture);
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                        "'%s' is damaged; every whole packet before the damage was used. tshark "
                        "says: %s",
                        end->capture, said);
    } else if (end->status != 0) {
        ok = explain_failure(end, &speech, unknown_fields, error);
    }
    g_string_free(speech.said, true);
    g_ptr_array_unref(speech.warnings);
    return ok;
}
