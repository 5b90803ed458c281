#include "lab/shell_editor.h"

#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "lab/shell_history.h"
#include "lab/shell_listing.h"

struct Editor {
    EditLine *line;
    History *history;
    char *prompt;
    bool cancelled;
    EditorComplete complete;
    void *data;
};

static Editor *editor_of(EditLine *line)
{
    void *editor = NULL;
    el_get(line, EL_CLIENTDATA, &editor);
    return editor;
}

static char *give_prompt(EditLine *line)
{
    return editor_of(line)->prompt;
}

/* Ctrl-C forgets the line. It moves to the line's end first, and then acts as this key, whose
 * signal is off too. */
#define FORGET_KEY "\x1c" /* Ctrl-\ */

static unsigned char cancel(EditLine *line, int key)
{
    (void)key;
    const LineInfo *info = el_line(line);
    el_cursor(line, (int)(info->lastchar - info->cursor));
    el_push(line, FORGET_KEY);
    return CC_CURSOR;
}

static unsigned char forget(EditLine *line, int key)
{
    (void)key;
    fputs("^C\n", stdout);
    fflush(stdout);
    editor_of(line)->cancelled = true;
    return CC_NEWLINE;
}

/* Ctrl-Z: libedit puts the terminal right before the signal takes its effect, and back after. */
static unsigned char suspend(EditLine *line, int key)
{
    (void)line;
    (void)key;
    raise(SIGTSTP);
    return CC_REDISPLAY;
}

/* Shows the names below the line; the line is drawn again below them. */
static void list(const Completion *completion)
{
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    size_t width = known && size.ws_col > 0 ? size.ws_col : 80;
    size_t height = known && size.ws_row > 0 ? size.ws_row : 24;
    g_autofree char *text = shell_listing(completion, width, height > 4 ? height - 2 : 2);
    printf("\n%s", text);
    fflush(stdout);
}

static unsigned char complete(EditLine *line, int key)
{
    (void)key;
    Editor *editor = editor_of(line);
    const LineInfo *info = el_line(line);
    size_t length = (size_t)(info->cursor - info->buffer);
    g_autoptr(Completion) completion = editor->complete(info->buffer, length, editor->data);
    g_autofree char *insertion = completion_insertion(completion);
    if (completion->names->len == 0)
        return CC_REFRESH_BEEP;
    if (*insertion != '\0')
        return el_insertstr(line, insertion) == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
    if (completion->names->len == 1)
        return CC_REFRESH;
    list(completion);
    return CC_REDISPLAY;
}

static void bind_keys(EditLine *line)
{
    static const char *const keys[][2] = {
        {"^I", "tabshark-complete"},       {"^C", "tabshark-cancel"},
        {FORGET_KEY, "tabshark-forget"},   {"^Z", "tabshark-suspend"},
        {"^R", "em-inc-search-prev"},      {"^W", "ed-delete-prev-word"},
        {"\\e[3~", "ed-delete-next-char"}, {"\\e[1;5C", "em-next-word"},
        {"\\e[1;5D", "ed-prev-word"},      {"\\e[H", "ed-move-to-beg"},
        {"\\e[F", "ed-move-to-end"},
    };
    el_set(line, EL_ADDFN, "tabshark-complete", "Complete the word", complete);
    el_set(line, EL_ADDFN, "tabshark-cancel", "Go to the end and forget the line", cancel);
    el_set(line, EL_ADDFN, "tabshark-forget", "Forget the line", forget);
    el_set(line, EL_ADDFN, "tabshark-suspend", "Stop until called back", suspend);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        el_set(line, EL_BIND, keys[i][0], keys[i][1], NULL);
}

Editor *editor_new(EditorComplete function, void *data)
{
    Editor *editor = g_new0(Editor, 1);
    HistEvent event;
    editor->complete = function;
    editor->data = data;
    editor->line = el_init("tabshark", stdin, stdout, stderr);
    editor->history = history_init();
    history(editor->history, &event, H_SETSIZE, SHELL_HISTORY_MAX);
    el_set(editor->line, EL_CLIENTDATA, editor);
    el_set(editor->line, EL_PROMPT, give_prompt);
    el_set(editor->line, EL_EDITOR, "emacs");
    el_set(editor->line, EL_SIGNAL, 1);
    el_set(editor->line, EL_HIST, history, editor->history);
    /* While a line is edited Ctrl-C and Ctrl-Z are keys, not signals. */
    el_set(editor->line, EL_SETTY, "-d", "-isig", NULL);
    /* Which may choose vi's keys, and so ours come after it. */
    el_source(editor->line, NULL);
    bind_keys(editor->line);
    return editor;
}

void editor_free(Editor *editor)
{
    if (editor == NULL)
        return;
    el_end(editor->line);
    history_end(editor->history);
    g_free(editor->prompt);
    g_free(editor);
}

EditorEvent editor_read(Editor *editor, const char *prompt, char **line)
{
    int length = 0;
    g_free(editor->prompt);
    editor->prompt = g_strdup(prompt);
    editor->cancelled = false;
    /* libedit would do so behind the prompt, where a Ctrl-D typed in between is lost. */
    el_set(editor->line, EL_PREP_TERM, 1);
    const char *text = el_gets(editor->line, &length);
    if (editor->cancelled)
        return EDITOR_CANCELLED;
    /* The signal itself can come from elsewhere. */
    if (text == NULL && interrupt_take()) {
        el_reset(editor->line);
        putchar('\n');
        return EDITOR_CANCELLED;
    }
    if (text == NULL || length <= 0)
        return EDITOR_END;
    *line = g_strndup(text, strcspn(text, "\n"));
    return EDITOR_LINE;
}

void editor_remember(Editor *editor, const char *entry)
{
    HistEvent event;
    bool newest = history(editor->history, &event, H_FIRST) >= 0;
    if (!newest || strcmp(event.str, entry) != 0)
        history(editor->history, &event, H_ENTER, entry);
}
