/* A program that is run to its end: found in PATH, its output kept. For tshark's tables there is
 * read.h. */
#ifndef TABSHARK_CAPTURE_PROGRAM_H
#define TABSHARK_CAPTURE_PROGRAM_H

#include <glib.h>
#include <stdbool.h>

#include "base/progress.h"
#include "capture/process.h"

/* What a program said, and how it ended. */
typedef struct {
    GString *output; /* its standard output */
    char *
        messages; /* its standard error, without the line that wireshark's programs print as root */
    int status;   /* of wait(2) */
} ProgramEnd;

/* The path of `name` in PATH. An error names the Debian package that brings it. */
char *program_find(const char *name, const char *package, GError **error);

/* What a terminal shows while it runs. */
typedef struct {
    Progress *progress;       /* NULL shows nothing */
    const char *doing;        /* may hold any bytes */
    const char *const *files; /* paths of what the program reads, in their order; ends with NULL */
} ProgramWatch;

/* Runs it; arguments[0] is the path. Its output goes to `output`, or into `end` if that is NULL.
 * `watch` may be NULL. False if it could not be started, or `output` failed. How the program fared
 * is in `end`, for the caller to judge and to clear. A signal that asks us to stop kills the
 * program; between the caller's own stop_signals_postpone and release it waits for the latter to
 * take its effect. */
bool program_run(const char *const *arguments, ProcessOutput output, void *data,
                 const ProgramWatch *watch, ProgramEnd *end, GError **error);
void program_end_clear(ProgramEnd *end);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ProgramEnd, program_end_clear)

/* "was ended by signal 9 (Killed)" or "ended with exit status 1"; the result is the caller's. */
char *program_describe_status(int status);

#endif
