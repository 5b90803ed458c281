/* What the shell says of itself. */
#ifndef TABSHARK_LAB_SHELL_HELP_H
#define TABSHARK_LAB_SHELL_HELP_H

#include <glib.h>

/* The words that start a line but no chain; ends with NULL. */
extern const char *const shell_own_words[];

/* The page of `help` in the shell, which lists the verbs; the caller's. */
char *shell_overview(void);

/* The page of `tables`: each table, how many rows it has, its columns with their types. Names are
 * safe on a terminal. The caller's. */
char *shell_tables(GHashTable *kept);

#endif
