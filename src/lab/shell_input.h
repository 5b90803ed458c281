/* Lines for the shell: from a person at a terminal, or from a pipe or file.
 *
 * A line that is not whole (shell_line_is_open) goes on with the next. In a pipe so does one that
 * is followed by a line that starts with "then"; at a prompt the first has run by then. */
#ifndef TABSHARK_LAB_SHELL_INPUT_H
#define TABSHARK_LAB_SHELL_INPUT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab/shell_editor.h"

typedef struct ShellInput ShellInput;

/* A person's lines if both standard input and output are terminals; else lines as they come.
 * `complete` serves the person. */
ShellInput *shell_input_new(EditorComplete complete, void *data);
void shell_input_free(ShellInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ShellInput, shell_input_free)

/* Is it a person? */
bool shell_input_is_person(const ShellInput *input);

/* The next line that is not blank, which may be several joined by newlines; NULL at the end. The
 * result is the caller's. */
char *shell_input_next(ShellInput *input);

/* The number of that line's first line, from 1. */
size_t shell_input_number(const ShellInput *input);

/* Puts a person's line into the history. False with an error: it cannot be kept, and no other will
 * be. */
bool shell_input_remember(ShellInput *input, const char *text, GError **error);

#endif
