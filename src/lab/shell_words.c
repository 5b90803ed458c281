#include "lab/shell_words.h"

#include <string.h>

typedef struct {
    ShellWords *words;
    const char *at, *end;
    bool in_word;
} Scan;

static void end_word(Scan *scan)
{
    if (scan->in_word)
        g_ptr_array_add(scan->words->before, g_strdup(scan->words->current->str));
    g_string_truncate(scan->words->current, 0);
    scan->in_word = false;
}

static void add(Scan *scan, char c)
{
    g_string_append_c(scan->words->current, c);
    scan->in_word = true;
}

/* A backslash outside of quotes, or within double ones, where it escapes only some. It takes the
 * end of a line with it, but within double quotes to g_shell_parse_argv, by which lines run, that
 * is an escaped character. */
static void escape(Scan *scan)
{
    bool quoted = scan->words->quote == '"';
    if (scan->at == scan->end) {
        scan->in_word = true;
        scan->words->escaped = true;
        return;
    }
    char c = *scan->at++;
    if (quoted && strchr("$`\"\\\n", c) == NULL)
        add(scan, '\\');
    if (c != '\n' || quoted)
        add(scan, c);
}

static void scan_plain(Scan *scan, char c)
{
    if (strchr(" \t\r\n", c) != NULL) {
        end_word(scan);
    } else if (c == '#' && !scan->in_word) {
        const char *newline = memchr(scan->at, '\n', (size_t)(scan->end - scan->at));
        scan->words->comment = newline == NULL;
        scan->at = newline != NULL ? newline : scan->end;
    } else if (c == '\'' || c == '"') {
        scan->words->quote = c;
        scan->in_word = true;
    } else {
        add(scan, c);
    }
}

ShellWords *shell_words_new(const char *text, size_t length)
{
    ShellWords *words = g_new0(ShellWords, 1);
    words->before = g_ptr_array_new_with_free_func(g_free);
    words->current = g_string_new(NULL);
    Scan scan = {words, text, text + length, false};
    while (scan.at < scan.end) {
        char c = *scan.at++;
        if (c == '\\' && words->quote != '\'')
            escape(&scan);
        else if (words->quote == '\0')
            scan_plain(&scan, c);
        else if (c == words->quote)
            words->quote = '\0';
        else
            add(&scan, c);
    }
    return words;
}

void shell_words_free(ShellWords *words)
{
    if (words == NULL)
        return;
    g_ptr_array_unref(words->before);
    g_string_free(words->current, true);
    g_free(words);
}

/* Does a character have to be escaped there? */
static bool is_special(char c, char quote)
{
    if (quote == '"')
        return strchr("$`\"\\", c) != NULL;
    return !g_ascii_isalnum(c) && (unsigned char)c < 0x80 && strchr("_./:,=@%+-", c) == NULL;
}

void shell_words_append_quoted(GString *out, const char *text, size_t length, char quote)
{
    for (size_t i = 0; i < length; i++) {
        if (quote == '\'' && text[i] == '\'')
            g_string_append(out, "'\\'");
        else if (quote != '\'' && is_special(text[i], quote))
            g_string_append_c(out, '\\');
        g_string_append_c(out, text[i]);
    }
}
