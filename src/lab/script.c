#include "lab/script.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "verbs/verbs.h"

typedef struct {
    GArray *chains;
    GString *text; /* of the chain so far */
    size_t start;  /* its first line */
    char quote;    /* that is open at its end; then the next line continues a word */
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
        bool starts = verbs[i]->kind == VERB_SOURCE || verbs[i]->kind == VERB_LINE;
        if (starts && strlen(verbs[i]->name) == length &&
            strncmp(line, verbs[i]->name, length) == 0)
            return true;
    }
    return false;
}

/* Goes over a line, from inside `quote` if that is one: the length of what is no comment. */
static size_t scan_line(const char *line, char *quote)
{
    size_t at = 0;
    bool word = false; /* does one stand directly in front? */
    for (; line[at] != '\0' && (word || *quote != '\0' || line[at] != '#'); at++) {
        char c = line[at];
        word = c != ' ' && c != '\t';
        if (c == '\\' && *quote != '\'' && line[at + 1] != '\0')
            at++;
        else if (*quote != '\0')
            *quote = (char)(c == *quote ? '\0' : *quote);
        else if (c == '\'' || c == '"')
            *quote = c;
    }
    return at;
}

static bool add_line(Script *script, const char *line, size_t number, GError **error)
{
    const char *start = line + strspn(line, " \t");
    bool open = script->quote != '\0';
    if (!open && *start == '#')
        return true;
    if (!open && (*start == '\0' || starts_chain(start)) && !finish_chain(script, error))
        return false;
    if (script->text->len == 0)
        script->start = number;
    g_string_append_len(script->text, line, (gssize)scan_line(line, &script->quote));
    g_string_append_c(script->text, '\n');
    return true;
}

GArray *script_parse_at(const char *text, size_t first_line, GError **error)
{
    g_autoptr(GArray) chains = g_array_new(false, false, sizeof(ScriptChain));
    g_array_set_clear_func(chains, clear_chain);
    g_autoptr(GString) gathered = g_string_new(NULL);
    Script script = {chains, gathered, first_line, '\0'};
    /* Some editors start a file with a byte order mark. */
    if (g_str_has_prefix(text, "\xef\xbb\xbf"))
        text += 3;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        /* Lines may end in CR LF. */
        size_t length = strlen(lines[i]);
        if (length > 0 && lines[i][length - 1] == '\r')
            lines[i][length - 1] = '\0';
        if (!add_line(&script, lines[i], first_line + i, error))
            return NULL;
    }
    return finish_chain(&script, error) ? g_steal_pointer(&chains) : NULL;
}

GArray *script_parse(const char *text, GError **error)
{
    return script_parse_at(text, 1, error);
}
