/* The names of captures. */
#ifndef TABSHARK_CAPTURE_PATH_H
#define TABSHARK_CAPTURE_PATH_H

#include <glib.h>
#include <stdbool.h>

/* Can the capture be read at all? Programs would say it too, but a file that is missing, empty, a
 * folder or not permitted is better told apart by us. "-" is standard input, and passes. */
bool capture_check(const char *path, GError **error);

/* A file name as an argument of a program: "./" goes before one that starts with "-", which would
 * be taken for an option; "-" itself stays. The result is the caller's. */
char *capture_argument(const char *path);

#endif
