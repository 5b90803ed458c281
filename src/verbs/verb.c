#include "verbs/verb.h"

#include <string.h>

#include "base/error.h"
#include "base/wrap.h"
#include "verbs/verb_mistakes.h"

/* Where what an option means begins in a page of help. */
#define MEANING 30

static size_t count_options(const Verb *verb)
{
    size_t n = 0;
    while (verb->options != NULL && verb->options[n].name != NULL)
        n++;
    return n;
}

/* GLib converts plain strings from the locale's encoding, and fails where it cannot; file names it
 * leaves alone, and so must filters and names of fields be. */
static GOptionArg raw_kind(GOptionArg kind)
{
    if (kind == G_OPTION_ARG_STRING)
        return G_OPTION_ARG_FILENAME;
    return kind == G_OPTION_ARG_STRING_ARRAY ? G_OPTION_ARG_FILENAME_ARRAY : kind;
}

/* The verb's options as GLib wants them, storing into `options`. Plain arguments go to its first
 * member. */
static GOptionEntry *make_entries(const Verb *verb, void *options, gboolean *help)
{
    size_t n = count_options(verb);
    GOptionEntry *entries = g_new0(GOptionEntry, n + 3);
    for (size_t i = 0; i < n; i++) {
        const VerbOption *option = &verb->options[i];
        entries[i] = (GOptionEntry){
            .long_name = option->name,
            .short_name = option->letter,
            .arg = raw_kind(option->kind),
            .arg_data = (char *)options + option->offset,
            .description = option->help,
            .arg_description = option->argument,
        };
    }
    entries[n] = (GOptionEntry){
        .long_name = G_OPTION_REMAINING,
        .arg = G_OPTION_ARG_FILENAME_ARRAY,
        .arg_data = options,
    };
    entries[n + 1] = (GOptionEntry){
        .long_name = "help",
        .short_name = 'h',
        .arg = G_OPTION_ARG_NONE,
        .arg_data = help,
    };
    return entries;
}

const VerbOption *verb_option_with_value(const Verb *verb, const char *word)
{
    for (size_t i = 0; i < count_options(verb); i++) {
        const VerbOption *option = &verb->options[i];
        bool is_letter = word[0] == '-' && word[1] == option->letter && option->letter != 0;
        bool is_name = g_str_has_prefix(word, "--") && strcmp(word + 2, option->name) == 0;
        if ((is_letter || is_name) && option->kind != G_OPTION_ARG_NONE)
            return option;
    }
    return NULL;
}

/* The words with -c1 and -eframe.len, which tshark takes and GLib does not, in two: -c 1. */
static char **split_attached(const Verb *verb, int argc, char **argv)
{
    GPtrArray *words = g_ptr_array_new();
    bool options = true;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        options = options && strcmp(word, "--") != 0;
        const VerbOption *option = options && i > 0 ? verb_option_with_value(verb, word) : NULL;
        if (option != NULL && word[1] != '-' && word[2] != '\0') {
            g_ptr_array_add(words, g_strndup(word, 2));
            g_ptr_array_add(words, g_strdup(word + 2));
            continue;
        }
        g_ptr_array_add(words, g_strdup(word));
        /* What follows is its value, whatever it looks like. */
        if (option != NULL && i + 1 < argc)
            g_ptr_array_add(words, g_strdup(argv[++i]));
    }
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, false);
}

static bool read_options(const Verb *verb, void *options, int argc, char **argv, GError **error)
{
    gboolean help = false;
    g_autofree GOptionEntry *entries = make_entries(verb, options, &help);
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, false);
    g_option_context_add_main_entries(context, entries, NULL);
    /* The parser takes out of the list what it has read. */
    char **copy = split_attached(verb, argc, argv);
    g_autoptr(GError) reason = NULL;
    bool flags = verb_check_flags(verb, copy, error);
    bool ok = flags && g_option_context_parse_strv(context, &copy, &reason);
    g_strfreev(copy);
    if (reason != NULL)
        verb_explain_mistake(verb, reason, error);
    if (!ok || !help)
        return ok;
    g_autofree char *page = verb_help(verb);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_HELP, page);
    return false;
}

void *verb_parse(const Verb *verb, int argc, char **argv, GError **error)
{
    void *options = g_malloc0(verb->size);
    if (verb->defaults != NULL)
        verb->defaults(options);
    if (!read_options(verb, options, argc, argv, error) ||
        (verb->check != NULL && !verb->check(options, error))) {
        verb_free_options(verb, options);
        return NULL;
    }
    return options;
}

void verb_free_options(const Verb *verb, void *options)
{
    if (options == NULL)
        return;
    if (verb->clear != NULL)
        verb->clear(options);
    for (size_t i = 0; i < count_options(verb); i++) {
        void *value = (char *)options + verb->options[i].offset;
        GOptionArg kind = raw_kind(verb->options[i].kind);
        if (kind == G_OPTION_ARG_FILENAME)
            g_free(*(char **)value);
        else if (kind == G_OPTION_ARG_FILENAME_ARRAY)
            g_strfreev(*(char ***)value);
    }
    g_strfreev(*(char ***)options);
    g_free(options);
}

static void append_option_help(GString *help, const VerbOption *option)
{
    g_autoptr(GString) left = g_string_new("  ");
    if (option->letter != 0)
        g_string_append_printf(left, "-%c, ", option->letter);
    g_string_append_printf(left, "--%s", option->name);
    if (option->argument != NULL)
        g_string_append_printf(left, " %s", option->argument);
    g_string_append_printf(help, "%-*s", MEANING, left->str);
    if (left->len >= MEANING)
        g_string_append_printf(help, "\n%*s", MEANING, "");
    wrap_append(help, option->help, MEANING, MEANING);
    g_string_append_c(help, '\n');
}

static bool is_text(const char *line)
{
    return *line != '\0' && !g_str_has_prefix(line, "  ");
}

/* Appends paragraphs with their lines filled; lines that begin with two spaces, commands and
 * tables, stay as they are. */
static void append_paragraphs(GString *help, const char *description)
{
    g_auto(GStrv) lines = g_strsplit(description, "\n", -1);
    g_autoptr(GString) paragraph = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        if (is_text(*line))
            g_string_append_printf(paragraph, "%s%s", paragraph->len > 0 ? " " : "", *line);
        if (is_text(*line) && line[1] != NULL && is_text(line[1]))
            continue;
        if (paragraph->len > 0)
            wrap_append(help, paragraph->str, 0, 0);
        else
            g_string_append(help, *line);
        g_string_append_c(help, '\n');
        g_string_truncate(paragraph, 0);
    }
}

char *verb_help(const Verb *verb)
{
    GString *help = g_string_new(NULL);
    static const char *const before[] = {
        [VERB_SOURCE] = "tabshark ",
        [VERB_STEP] = "tabshark … then ",
        [VERB_SINK] = "tabshark … then ",
        [VERB_LINE] = "",
    };
    g_string_append_printf(help, "%s\n\n  %s%s\n", verb->summary, before[verb->kind],
                           verb->synopsis);
    for (size_t i = 0; i < count_options(verb); i++) {
        if (i == 0)
            g_string_append_c(help, '\n');
        append_option_help(help, &verb->options[i]);
    }
    if (verb->description != NULL) {
        g_string_append_c(help, '\n');
        append_paragraphs(help, verb->description);
    }
    if (verb->appendix != NULL)
        g_string_append_printf(help, "\n%s", verb->appendix);
    return g_string_free(help, false);
}
