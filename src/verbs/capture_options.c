#include "verbs/capture_options.h"

#include <string.h>

#include "base/error.h"
#include "capture/preference.h"

/* Seconds, ten years: far from what a count of microseconds can hold. */
#define TIMEOUT_MAX 315360000.0

/* Captures given by -r come first, then the plain arguments. */
static char **join_captures(char **named, char **plain)
{
    GPtrArray *all = g_ptr_array_new();
    for (; named != NULL && *named != NULL; named++)
        g_ptr_array_add(all, g_strdup(*named));
    for (; plain != NULL && *plain != NULL; plain++)
        g_ptr_array_add(all, g_strdup(*plain));
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, false);
}

static bool parse_engine(const char *word, Engine *engine)
{
    static const char *const words[] = {
        [ENGINE_AUTO] = "auto", [ENGINE_FIELDS] = "fields", [ENGINE_COLUMNS] = "columns"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (word == NULL || strcmp(word, words[i]) == 0) {
            *engine = (Engine)i;
            return true;
        }
    }
    return false;
}

/* What is wrong with the options, or NULL. */
static const char *find_mistake(CaptureOptions *options)
{
    char **captures = options->request.captures;
    unsigned standard_input = 0;
    if (!parse_engine(options->engine, &options->request.engine))
        return "--engine takes auto, columns or fields";
    if (options->count < 0)
        return "-c takes a number of packets";
    if (options->jobs < 0)
        return "--jobs takes a number of captures; 0: as many as there are cores";
    if (!(options->timeout >= 0 && options->timeout <= TIMEOUT_MAX))
        return "--timeout takes a number of seconds; 0: no limit";
    if (captures[0] == NULL)
        return "name a capture file, or - for standard input";
    for (char **capture = captures; *capture != NULL; capture++) {
        if (**capture == '\0')
            return "the name of a capture is empty";
        standard_input += strcmp(*capture, "-") == 0;
    }
    if (standard_input > 1)
        return "standard input (-) can be read once only";
    if (standard_input > 0 && options->two_pass)
        return "-2 reads a capture twice, which standard input (-) does not allow";
    return NULL;
}

static bool check_settings(const CaptureOptions *options, GError **error)
{
    for (char **item = options->preferences; item != NULL && *item != NULL; item++) {
        if (!preference_check(*item, error))
            return false;
    }
    return options->profile == NULL || preference_check_profile(options->profile, error);
}

bool capture_options_check(CaptureOptions *options, char **arguments, const char *verb,
                           GError **error)
{
    options->request = (CaptureRequest){
        .captures = join_captures(options->captures, arguments),
        .filter = options->filter,
        .preferences = options->preferences,
        .decode_as = options->decode_as,
        .profile = options->profile,
        .resolve = options->resolve,
        .two_pass = options->two_pass,
        .no_cache = options->no_cache,
        .count = options->count,
        .jobs = options->jobs,
        .timeout = options->timeout,
    };
    const char *mistake = find_mistake(options);
    if (mistake != NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "%s: %s", verb, mistake);
        return false;
    }
    if (check_settings(options, error))
        return true;
    g_prefix_error(error, "%s: ", verb);
    return false;
}

Table *capture_options_add_column(const CaptureOptions *options, Table *table)
{
    char **captures = options->request.captures;
    if (table == NULL || !options->capture_column || captures[1] != NULL)
        return table;
    g_autoptr(Dictionary) dictionary = dictionary_new();
    if (table->rows > 0)
        dictionary_intern(dictionary, captures[0], strlen(captures[0]));
    Table *out = table_new(table->rows);
    table_add(out, "capture", column_new(TYPE_TEXT, table->rows, dictionary));
    for (size_t i = 0; i < table_width(table); i++)
        table_add(out, table_name(table, i), column_ref(table_column(table, i)));
    table_unref(table);
    return out;
}

void capture_options_clear(CaptureOptions *options)
{
    g_strfreev(options->request.captures);
}
