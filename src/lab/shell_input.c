#include "lab/shell_input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/shell_history.h"
#include "lab/shell_line.h"

#define PROMPT      "tabshark> "
#define PROMPT_MORE "     ...> "

struct ShellInput {
    Editor *editor; /* NULL: no person */
    char *history;  /* its file; NULL: none */
    GString *text;  /* of the line so far */
    size_t lines;   /* taken so far */
    size_t number;
    char *ahead; /* a line that is taken already; no person types those */
    EditorComplete complete;
    void *data;
};

/* A line that is continued is completed as a whole. */
static Completion *complete(const char *text, size_t length, void *data)
{
    ShellInput *input = data;
    g_autoptr(GString) whole = g_string_new(input->text->str);
    g_string_append_len(whole, text, (gssize)length);
    return input->complete(whole->str, whole->len, input->data);
}

static void start_editor(ShellInput *input)
{
    input->editor = editor_new(complete, input);
    input->history = shell_history_path();
    if (input->history == NULL)
        return;
    g_autoptr(GPtrArray) entries = shell_history_load(input->history);
    for (unsigned i = 0; i < entries->len; i++)
        editor_remember(input->editor, g_ptr_array_index(entries, i));
}

ShellInput *shell_input_new(EditorComplete function, void *data)
{
    ShellInput *input = g_new0(ShellInput, 1);
    input->text = g_string_new(NULL);
    input->complete = function;
    input->data = data;
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        start_editor(input);
    return input;
}

void shell_input_free(ShellInput *input)
{
    if (input == NULL)
        return;
    editor_free(input->editor);
    g_string_free(input->text, true);
    g_free(input->history);
    g_free(input->ahead);
    g_free(input);
}

bool shell_input_is_person(const ShellInput *input)
{
    return input->editor != NULL;
}

size_t shell_input_number(const ShellInput *input)
{
    return input->number;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* Adds a line to the text; true if that is whole now. */
static bool add_line(ShellInput *input, const char *line)
{
    if (input->text->len > 0)
        g_string_append_c(input->text, '\n');
    g_string_append(input->text, line);
    return !shell_line_is_open(input->text->str);
}

static char *next_of_person(ShellInput *input)
{
    for (;;) {
        g_autofree char *line = NULL;
        bool more = input->text->len > 0;
        EditorEvent event = editor_read(input->editor, more ? PROMPT_MORE : PROMPT, &line);
        if (event == EDITOR_CANCELLED) {
            g_string_truncate(input->text, 0);
        } else if (event == EDITOR_END) {
            putchar('\n');
            return more ? g_strdup(input->text->str) : NULL;
        } else if ((more || !is_blank(line)) && add_line(input, line)) {
            return g_strdup(input->text->str);
        }
    }
}

/* One line as it comes; NULL at the end. */
static char *take_line(ShellInput *input)
{
    if (input->ahead != NULL)
        return g_steal_pointer(&input->ahead);
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, stdin);
    if (length < 0) {
        free(line);
        return NULL;
    }
    /* A NUL byte would end the text; as a control character it makes the line fail instead. */
    for (ssize_t i = 0; i < length; i++) {
        if (line[i] == '\0')
            line[i] = '\x01';
    }
    char *copy = g_strndup(line, strcspn(line, "\r\n"));
    free(line);
    input->lines++;
    return copy;
}

/* Does the next line, comments aside, go on with the one before? */
static bool is_continued(ShellInput *input)
{
    while ((input->ahead = take_line(input)) != NULL) {
        if (input->ahead[strspn(input->ahead, " \t")] != '#')
            return shell_line_continues(input->ahead);
        g_clear_pointer(&input->ahead, g_free);
    }
    return false;
}

static char *next_of_pipe(ShellInput *input)
{
    for (;;) {
        g_autofree char *line = take_line(input);
        bool more = input->text->len > 0;
        if (line == NULL)
            return more ? g_strdup(input->text->str) : NULL;
        if (!more && is_blank(line))
            continue;
        if (!more)
            input->number = input->lines;
        if (add_line(input, line) && !is_continued(input))
            return g_strdup(input->text->str);
    }
}

char *shell_input_next(ShellInput *input)
{
    g_string_truncate(input->text, 0);
    return input->editor != NULL ? next_of_person(input) : next_of_pipe(input);
}

bool shell_input_remember(ShellInput *input, const char *text, GError **error)
{
    g_autofree char *entry = shell_history_entry(text);
    if (input->editor == NULL || entry == NULL)
        return true;
    editor_remember(input->editor, entry);
    if (input->history == NULL || shell_history_add(input->history, entry, error))
        return true;
    g_clear_pointer(&input->history, g_free);
    return false;
}
