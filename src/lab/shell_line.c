#include "lab/shell_line.h"

#include <string.h>

#include "base/error.h"
#include "verbs/verbs.h"

static void shift(char **words)
{
    g_free(words[0]);
    memmove(words, words + 1, (g_strv_length(words + 1) + 1) * sizeof(char *));
}

bool shell_line_is_open(const char *text)
{
    g_auto(GStrv) words = NULL;
    g_autoptr(GError) reason = NULL;
    int n;
    if (!g_shell_parse_argv(text, &n, &words, &reason))
        return g_error_matches(reason, G_SHELL_ERROR, G_SHELL_ERROR_BAD_QUOTING);
    return strcmp(words[n - 1], "then") == 0;
}

bool shell_line_continues(const char *line)
{
    line += strspn(line, " \t");
    return g_str_has_prefix(line, "then") && strchr(" \t\r\n", line[strlen("then")]) != NULL;
}

char **shell_line_words(const char *text, GError **error)
{
    g_autoptr(GError) reason = NULL;
    char **words = NULL;
    if (!g_shell_parse_argv(text, NULL, &words, &reason)) {
        if (g_error_matches(reason, G_SHELL_ERROR, G_SHELL_ERROR_BAD_QUOTING))
            g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                                "the quotes of this line do not match");
        return NULL;
    }
    if (strcmp(words[0], "tabshark") == 0 && words[1] != NULL)
        shift(words);
    return words;
}

static const Verb *find_verb(const char *name)
{
    return verbs_find(name, NULL);
}

bool shell_line_reads_captures(const Verb *verb)
{
    return verb->kind == VERB_SOURCE && strstr(verb->synopsis, "CAPTURE") != NULL;
}

/* What a source's words name as its input: how many, and whether standard input is among them. */
typedef struct {
    unsigned inputs;
    bool standard_input;
} Inputs;

static void count_input(Inputs *inputs, const char *name)
{
    inputs->inputs++;
    inputs->standard_input = inputs->standard_input || strcmp(name, "-") == 0;
}

/* Goes over the words of the first step, of which words[0] is the verb. */
static Inputs find_inputs(const Verb *verb, char **words)
{
    Inputs inputs = {0};
    bool options = true;
    for (char **word = words + 1; *word != NULL && strcmp(*word, "then") != 0; word++) {
        const VerbOption *option = options ? verb_option_with_value(verb, *word) : NULL;
        bool attached = option != NULL && (*word)[1] != '-' && (*word)[2] != '\0';
        bool reads = option != NULL && strcmp(option->name, "read") == 0;
        if (options && strcmp(*word, "--") == 0)
            options = false;
        else if (option == NULL && options && g_str_has_prefix(*word, "--read="))
            count_input(&inputs, *word + strlen("--read="));
        else if (option == NULL && (!options || (*word)[0] != '-' || (*word)[1] == '\0'))
            count_input(&inputs, *word);
        else if (option != NULL && attached && reads)
            count_input(&inputs, *word + 2);
        else if (option != NULL && !attached && word[1] != NULL) {
            word++;
            if (reads)
                count_input(&inputs, *word);
        }
    }
    return inputs;
}

static void add_words(GPtrArray *out, const char *const *words)
{
    for (; *words != NULL; words++)
        g_ptr_array_add(out, g_strdup(*words));
}

/* A page of help can be asked for anywhere. */
static bool asks_for_help(char **words)
{
    return g_strv_contains((const char *const *)words, "--help") ||
           g_strv_contains((const char *const *)words, "-h");
}

/* A name that starts with "-" must not be an option. */
static void add_capture(GPtrArray *out, const char *capture)
{
    g_ptr_array_add(out, g_strconcat(capture[0] == '-' ? "./" : "", capture, NULL));
}

/* The words of a source, with the shell's captures where they name none. */
static bool add_source(GPtrArray *out, const Verb *verb, char **words, char **captures,
                       GError **error)
{
    Inputs inputs = find_inputs(verb, words);
    if (inputs.standard_input && strcmp(verb->name, "from") != 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "%s: standard input (-) is where the shell's lines come from: name a file",
                    verb->name);
        return false;
    }
    g_ptr_array_add(out, g_strdup(words[0]));
    if (shell_line_reads_captures(verb) && inputs.inputs == 0 && !asks_for_help(words)) {
        if (captures[0] == NULL) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "%s: name a capture file ('tabshark shell CAPTURE' starts with one)",
                        verb->name);
            return false;
        }
        for (char **capture = captures; *capture != NULL; capture++)
            add_capture(out, *capture);
    }
    add_words(out, (const char *const *)words + 1);
    return true;
}

/* The words of a line that goes on from a table that the shell keeps. */
static bool add_continued(GPtrArray *out, const char *name, char **words, GHashTable *kept,
                          GError **error)
{
    if (!g_hash_table_contains(kept, name) && !asks_for_help(words)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "there is no table yet for '%s' to work on: start with one, for example with "
                    "read -e frame.number,frame.len",
                    words[0]);
        return false;
    }
    add_words(out, (const char *const[]){"from", name, "then", NULL});
    add_words(out, (const char *const *)words);
    return true;
}

/* Ends a chain: it prints if it has no sink, and its table is kept. */
static void add_end(GPtrArray *out, bool source)
{
    const char *last = NULL;
    for (unsigned i = out->len; i > 0 && last == NULL; i--) {
        if (i == 1 || strcmp(g_ptr_array_index(out, i - 2), "then") == 0)
            last = g_ptr_array_index(out, i - 1);
    }
    const Verb *verb = last != NULL ? find_verb(last) : NULL;
    if (verb == NULL || verb->kind != VERB_SINK)
        add_words(out, (const char *const[]){"then", "print", NULL});
    add_words(out, (const char *const[]){"then", "keep", SHELL_RESULT, NULL});
    if (source)
        add_words(out, (const char *const[]){"then", "keep", SHELL_TABLE, NULL});
}

char **shell_line_chain(char **words, char **captures, GHashTable *kept, GError **error)
{
    g_autoptr(GPtrArray) out = g_ptr_array_new_with_free_func(g_free);
    const Verb *verb = find_verb(words[0]);
    bool source = verb != NULL && verb->kind == VERB_SOURCE;
    bool then = strcmp(words[0], "then") == 0;
    bool ok = true;
    if (source)
        ok = add_source(out, verb, words, captures, error);
    else if (then && words[1] != NULL)
        ok = add_continued(out, SHELL_RESULT, words + 1, kept, error);
    else if (verb != NULL && verb->kind != VERB_LINE)
        ok = add_continued(out, SHELL_TABLE, words, kept, error);
    else /* what is wrong with it is said when it is parsed */
        add_words(out, (const char *const *)words);
    if (!ok)
        return NULL;
    add_end(out, source);
    g_ptr_array_add(out, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&out), false);
}
