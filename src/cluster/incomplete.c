#include "cluster/incomplete.h"

#include <stdbool.h>
#include <string.h>

#include "cluster/lines.h"
#include "verbs/verbs.h"

/* Of more captures only the number is said. */
#define NAMED 3

char *incomplete_text(const Table *missing, size_t captures)
{
    GString *text = g_string_new(NULL);
    const Column *names = table_column(missing, 0);
    g_string_append_printf(text, "%zu of %zu: ", missing->rows, captures);
    for (size_t i = 0; i < MIN(missing->rows, NAMED); i++) {
        size_t length;
        const char *name = column_string(names, i, &length);
        g_autofree char *line = lines_escape(name);
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", line);
    }
    if (missing->rows > NAMED)
        g_string_append(text, ", …");
    return g_string_free(text, false);
}

static void add(GPtrArray *words, const char *word)
{
    g_ptr_array_add(words, g_strdup(word));
}

/* then derive 'captures_missing = "…"' */
static void add_derive(GPtrArray *words, const char *text)
{
    g_autoptr(GString) definition = g_string_new(INCOMPLETE_COLUMN " = \"");
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_printf(definition, "\\x%02x", (unsigned char)*text);
        else
            g_string_append_c(definition, *text);
    }
    g_string_append_c(definition, '"');
    add(words, "then");
    add(words, "derive");
    add(words, definition->str);
}

/* Words of a plot, whose title says it too: the user's, or none. */
static void add_plot(GPtrArray *words, char *const *step, size_t n, const char *text)
{
    g_autofree char *note = g_strdup_printf("captures missing, %s", text);
    g_autofree char *title = g_strdup(note);
    for (size_t i = 0; i < n; i++) {
        const char *given = strcmp(step[i], "--title") == 0 && i + 1 < n ? step[i + 1]
                            : g_str_has_prefix(step[i], "--title=")      ? step[i] + 8
                                                                         : NULL;
        if (given != NULL) {
            g_free(title);
            title = g_strdup_printf("%s (%s)", given, note);
        }
        add(words, step[i]);
    }
    add(words, "--title");
    add(words, title);
}

static bool is(char *const *step, size_t n, const char *name)
{
    return n > 0 && strcmp(step[0], name) == 0;
}

static void add_step(GPtrArray *words, char *const *step, size_t n, const char *text)
{
    if (is(step, n, "print") || is(step, n, "write"))
        add_derive(words, text);
    if (words->len > 0)
        add(words, "then");
    if (is(step, n, "plot")) {
        add_plot(words, step, n, text);
        return;
    }
    for (size_t i = 0; i < n; i++)
        add(words, step[i]);
}

static bool is_sink(const char *name)
{
    const Verb *verb = verbs_find(name, NULL);
    return verb != NULL && verb->kind == VERB_SINK;
}

char **incomplete_mark(char *const *words, const char *text)
{
    g_autoptr(GPtrArray) marked = g_ptr_array_new();
    char *const *step = words, *const *last = words;
    while (*step != NULL) {
        size_t n = 0;
        while (step[n] != NULL && strcmp(step[n], "then") != 0)
            n++;
        add_step(marked, step, n, text);
        last = step;
        step += step[n] != NULL ? n + 1 : n;
    }
    if (*last != NULL && !is_sink(*last)) {
        add_derive(marked, text);
        add(marked, "then");
        add(marked, "print");
    }
    g_ptr_array_add(marked, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&marked), false);
}
