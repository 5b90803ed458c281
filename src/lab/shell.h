/* The shell: chains line by line, with tables that stay. The page of shell_command tells people
 * how it works. */
#ifndef TABSHARK_LAB_SHELL_H
#define TABSHARK_LAB_SHELL_H

#include <glib.h>

#include "verbs/verb.h"

/* The command's options and help; it is no part of a chain. */
extern const Verb shell_command;

/* Ends a line: flushes standard output, prints what `run` has to say and the error, which it takes
 * over (NULL: the line went well). Gives the exit status that such a line stands for. */
typedef int (*ShellReport)(const Run *run, GError *error, const void *data);

/* Runs lines from standard input to their end. `options` (of shell_command) name the captures that
 * are read by a line that names none; each line gets `run` with diagnostics of its own. Returns the
 * exit status: of a person's shell 0; of lines from a pipe 0, EXIT_FAILURE if a line failed, or
 * else the status of a line whose input was damaged. An error: it did not start. */
int shell_run(const void *options, const Run *run, ShellReport report, const void *data,
              GError **error);

#endif
