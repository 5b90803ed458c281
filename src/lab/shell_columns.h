/* The columns that a step in a line of the shell has to work on, as far as they are known before
 * the line runs. */
#ifndef TABSHARK_LAB_SHELL_COLUMNS_H
#define TABSHARK_LAB_SHELL_COLUMNS_H

#include <glib.h>

/* For the step that starts at words[start] (of char *): those of the table that the line starts
 * from, kept, about to be read with -e or known to its source (Verb.columns), and those that steps
 * in between give a name to ("name=…"). An array of char * that owns them; a name may be in it
 * twice. */
GPtrArray *shell_columns(const GPtrArray *words, unsigned start, GHashTable *kept);

#endif
