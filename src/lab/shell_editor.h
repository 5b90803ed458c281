/* A line that a person edits at a terminal: the one place that knows libedit. */
#ifndef TABSHARK_LAB_SHELL_EDITOR_H
#define TABSHARK_LAB_SHELL_EDITOR_H

#include <glib.h>
#include <stdbool.h>

#include "lab/shell_complete.h"

typedef struct Editor Editor;

typedef enum {
    EDITOR_LINE,
    EDITOR_CANCELLED, /* Ctrl-C */
    EDITOR_END,       /* Ctrl-D on an empty line, or the terminal is gone */
} EditorEvent;

/* The completion of a text in front of the cursor. */
typedef Completion *(*EditorComplete)(const char *text, size_t length, void *data);

/* Reads from standard input and draws on standard output, both terminals. The user's ~/.editrc
 * counts. */
Editor *editor_new(EditorComplete complete, void *data);
void editor_free(Editor *editor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Editor, editor_free)

/* Lets a person edit a line behind `prompt`; gives it in `line`, the caller's, without its newline.
 */
EditorEvent editor_read(Editor *editor, const char *prompt, char **line);

/* Adds an entry to those that the arrow keys bring back. */
void editor_remember(Editor *editor, const char *entry);

#endif
