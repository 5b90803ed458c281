#include "verbs/verb_mistakes.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"

/* GLib's messages, which are all that tells what is wrong. */
#define UNKNOWN "Unknown option "
#define MISSING "Missing argument for "

static size_t count(const VerbOption *options)
{
    size_t n = 0;
    while (options != NULL && options[n].name != NULL)
        n++;
    return n;
}

const VerbOption *verb_options_find(const VerbOption *options, const char *word)
{
    for (size_t i = 0; i < count(options); i++) {
        const char letter[] = {'-', options[i].letter, '\0'};
        if ((options[i].letter != 0 && strcmp(word, letter) == 0) ||
            (g_str_has_prefix(word, "--") && strcmp(word + 2, options[i].name) == 0))
            return &options[i];
    }
    return NULL;
}

static const char *name_at(size_t index, const void *data)
{
    return ((const VerbOption *)data)[index].name;
}

char *verb_options_meant(const VerbOption *options, const char *word)
{
    const char *name = word + strspn(word, "-");
    size_t digits = strspn(name, "0123456789");
    const VerbOption *rows = verb_options_find(options, "-n");
    /* head -5 */
    if (digits > 0 && name[digits] == '\0' && rows != NULL)
        return g_strdup_printf("; did you mean -n %s?", name);
    /* One letter is near to any other. */
    if (strlen(name) < 2)
        return NULL;
    g_autofree char *bare = g_strndup(name, strcspn(name, "="));
    g_autofree char *near = nearest_names(bare, count(options), name_at, options);
    if (near == NULL)
        return NULL;
    GString *dashed = g_string_new("; did you mean ");
    g_auto(GStrv) words = g_strsplit(near, " ", -1);
    for (char **part = words; *part != NULL; part++)
        g_string_append_printf(dashed, "%s%s%s", part == words ? "" : " ",
                               strcmp(*part, "or") == 0 ? "" : "--", *part);
    g_string_append_c(dashed, '?');
    return g_string_free(dashed, false);
}

static char *explain_unknown(const Verb *verb, const char *word)
{
    static const char *const in_front[] = {"-v",    "--verbose",      "-q",        "--quiet",
                                           "--utc", "--show-command", "--version", NULL};
    g_autofree char *meant = verb_options_meant(verb->options, word);
    if (g_strv_contains(in_front, word))
        return g_strdup_printf("%s stands in front: tabshark %s %s …", word, word, verb->name);
    if (meant != NULL)
        return g_strdup_printf("there is no option %s%s", word, meant);
    return g_strdup_printf("there is no option %s; see 'tabshark help %s'", word, verb->name);
}

static char *explain_missing(const Verb *verb, const char *word)
{
    const VerbOption *option = verb_options_find(verb->options, word);
    if (option == NULL)
        return g_strdup_printf("%s needs a value; see 'tabshark help %s'", word, verb->name);
    return g_strdup_printf("%s needs a value: %s %s (%s)", word, word, option->argument,
                           option->help);
}

/* "Cannot parse integer value “many” for -c" and the like; NULL for anything else. */
static char *explain_number(const char *message)
{
    static const char open[] = "“", close[] = "” for ";
    const char *start = strstr(message, open);
    const char *end = start != NULL ? g_strrstr(start, close) : NULL;
    if (end == NULL)
        return NULL;
    g_autofree char *value = g_strndup(start + strlen(open), (size_t)(end - start) - strlen(open));
    g_autofree char *option = g_strndup(end + strlen(close), strcspn(end + strlen(close), " "));
    if (g_str_has_suffix(message, "out of range"))
        return g_strdup_printf("%s does not go as far as %s", option, value);
    const char *what = strstr(message, "integer") != NULL ? "whole number" : "number";
    return g_strdup_printf("%s takes a %s, not '%s'", option, what, value);
}

bool verb_check_flags(const Verb *verb, char **words, GError **error)
{
    for (char **word = words + 1; *word != NULL && strcmp(*word, "--") != 0; word++) {
        g_autofree char *name = g_strndup(*word, strcspn(*word, "="));
        const VerbOption *option = verb_options_find(verb->options, name);
        bool flag = option != NULL && option->kind == G_OPTION_ARG_NONE;
        if (flag && g_str_has_prefix(name, "--") && (*word)[strlen(name)] == '=') {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "%s: %s takes no value: it is set where it stands", verb->name, name);
            return false;
        }
        if (option != NULL && !flag && (*word)[strlen(name)] == '\0' && word[1] != NULL)
            word++;
    }
    return true;
}

void verb_explain_mistake(const Verb *verb, const GError *reason, GError **error)
{
    g_autofree char *text = NULL;
    if (g_str_has_prefix(reason->message, UNKNOWN))
        text = explain_unknown(verb, reason->message + strlen(UNKNOWN));
    else if (g_str_has_prefix(reason->message, MISSING))
        text = explain_missing(verb, reason->message + strlen(MISSING));
    else
        text = explain_number(reason->message);
    if (text == NULL)
        text = g_strdup_printf("%s; see 'tabshark help %s'", reason->message, verb->name);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "%s: %s", verb->name, text);
}
