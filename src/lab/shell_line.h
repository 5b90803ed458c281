/* A line of the shell as the words of a chain.
 *
 * The shell keeps two tables under names of its own: "." is the table that verbs work on, the last
 * that a line made that started with a source; "_" is the last result of any line. So
 *
 *   read -e frame.len   is   read CAPTURE -e frame.len then print then keep _ then keep .
 *   describe            is   from . then describe then print then keep _
 *   then head 3         is   from _ then head 3 then print then keep _
 */
#ifndef TABSHARK_LAB_SHELL_LINE_H
#define TABSHARK_LAB_SHELL_LINE_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

#define SHELL_TABLE  "."
#define SHELL_RESULT "_"

/* Does the text go on with the next line: is a quote open, is a backslash or the word "then" at its
 * end? */
bool shell_line_is_open(const char *text);

/* Does a line start with the word "then"? */
bool shell_line_continues(const char *line);

/* The words of a line, a leading "tabshark" left out. NULL without an error: there are none. */
char **shell_line_words(const char *text, GError **error);

/* The chain that `words`, at least one, mean. `captures` are the shell's own, read where a source
 * that reads captures names none; empty if there are none. `kept` are the tables. Errors are
 * TABSHARK_ERROR_USAGE: there is no table to work on yet, or standard input, where lines come from,
 * would be read. */
char **shell_line_chain(char **words, char **captures, GHashTable *kept, GError **error);

/* Does a source read captures? Its synopsis says so. */
bool shell_line_reads_captures(const Verb *verb);

#endif
