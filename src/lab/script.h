/* A text of chains, and of pages for their plots, taken apart.
 *
 * A chain may go over several lines. It ends at an empty line, at the end of the text, and where a
 * line starts with a source or a page (or with the word "tabshark", which may stand in front of
 * one). Words are quoted as for a shell; nothing is expanded or run. What follows "#" at the start
 * of a word is a comment.
 */
#ifndef TABSHARK_LAB_SCRIPT_H
#define TABSHARK_LAB_SCRIPT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "verbs/verb.h"

typedef struct {
    size_t line;  /* of the text, from 1, on which the chain starts */
    char **words; /* ends with NULL; never empty */
} ScriptChain;

/* The chains of a text: an array of ScriptChain. Errors are TABSHARK_ERROR_USAGE and name the line.
 */
GArray *script_parse(const char *text, GError **error);
/* The same for a text inside another: its first line has that number. */
GArray *script_parse_at(const char *text, size_t first_line, GError **error);

/* Runs the chains of a text in order, after all of them were read. Errors name the line on which
 * the chain starts. */
bool script_run(const char *text, const Run *run, GError **error);

#endif
