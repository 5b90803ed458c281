#include "lab/script.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "verbs/verbs.h"

typedef struct {
    GArray *chains;
    GString *text; /* of the chain so far */
    size_t start;  /* its first line */
} Script;

static void clear_chain(gpointer data)
{
    g_strfreev(((ScriptChain *)data)->words);
}

/* Ends the chain that is being gathered, if there is one. */
static bool finish_chain(Script *script, GError **error)
{
    ScriptChain chain = {.line = script->start};
    g_autoptr(GError) reason = NULL;
    bool parsed = g_shell_parse_argv(script->text->str, NULL, &chain.words, &reason);
    g_string_truncate(script->text, 0);
    if (!parsed) {
        /* Only a comment, or nothing. */
        if (g_error_matches(reason, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
            return true;
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "line %zu: the quotes of this chain do not match", chain.line);
        return false;
    }
    if (strcmp(chain.words[0], "tabshark") == 0 && chain.words[1] != NULL) {
        g_free(chain.words[0]);
        memmove(chain.words, chain.words + 1,
                g_strv_length(chain.words + 1) * sizeof(char *) + sizeof(char *));
    }
    g_array_append_val(script->chains, chain);
    return true;
}

static bool starts_chain(const char *line)
{
    size_t length = strcspn(line, " \t");
    if (length == strlen("tabshark") && strncmp(line, "tabshark", length) == 0)
        return true;
    for (size_t i = 0; verbs[i] != NULL; i++) {
        if (verbs[i]->kind == VERB_SOURCE && strlen(verbs[i]->name) == length &&
            strncmp(line, verbs[i]->name, length) == 0)
            return true;
    }
    return false;
}

/* Is a quote open at the end of the text so far? Then the next line continues a word. */
static bool inside_quotes(const char *text)
{
    char quote = '\0';
    for (; *text != '\0'; text++) {
        if (*text == '\\' && quote != '\'' && text[1] != '\0')
            text++;
        else if (quote != '\0')
            quote = *text == quote ? '\0' : quote;
        else if (*text == '\'' || *text == '"')
            quote = *text;
    }
    return quote != '\0';
}

static bool add_line(Script *script, const char *line, size_t number, GError **error)
{
    const char *start = line + strspn(line, " \t");
    bool open = inside_quotes(script->text->str);
    if (!open && *start == '#')
        return true;
    if (!open && (*start == '\0' || starts_chain(start)) && !finish_chain(script, error))
        return false;
    if (script->text->len == 0)
        script->start = number;
    g_string_append(script->text, line);
    g_string_append_c(script->text, '\n');
    return true;
}

GArray *script_parse(const char *text, GError **error)
{
    g_autoptr(GArray) chains = g_array_new(false, false, sizeof(ScriptChain));
    g_array_set_clear_func(chains, clear_chain);
    g_autoptr(GString) gathered = g_string_new(NULL);
    Script script = {chains, gathered, 1};
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        g_strchomp(lines[i]);
        if (!add_line(&script, lines[i], i + 1, error))
            return NULL;
    }
    return finish_chain(&script, error) ? g_steal_pointer(&chains) : NULL;
}
