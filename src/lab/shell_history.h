/* The lines that were typed in the shell, from run to run: a text file, one entry a line.
 *
 * It lies in the user's state folder, or where TABSHARK_HISTORY says; if that is empty, nowhere.
 * Only its owner can read it. It is written anew, whole or not at all, at each line, after what
 * other shells have added since. */
#ifndef TABSHARK_LAB_SHELL_HISTORY_H
#define TABSHARK_LAB_SHELL_HISTORY_H

#include <glib.h>
#include <stdbool.h>

/* So many of the newest entries are kept. */
#define SHELL_HISTORY_MAX 1000

/* Where the history is; NULL: nowhere. The result is the caller's. */
char *shell_history_path(void);

/* The entries, oldest first: an array of char * that owns them; empty if there is no such file.
 * What is no text in the locale's encoding is left out. */
GPtrArray *shell_history_load(const char *path);

/* A line as an entry: lines in it are joined. NULL: it is not kept, because it is blank or starts
 * with a space. */
char *shell_history_entry(const char *text);

/* Adds an entry, unless it is the newest there is already. */
bool shell_history_add(const char *path, const char *entry, GError **error);

#endif
