/* Which tshark, and what its words and its end mean. */
#ifndef TABSHARK_CAPTURE_TSHARK_H
#define TABSHARK_CAPTURE_TSHARK_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"

/* The oldest release whose -T fields output is understood. */
#define TSHARK_OLDEST_MAJOR 4

/* The releases that all tests are run with, for people to read. */
#define TSHARK_PROVEN "4.0, 4.4 and 4.6"

/* The program to run: the one that the environment variable TABSHARK_TSHARK names, else tshark from
 * PATH. An error says what to install. */
char *tshark_find(GError **error);

/* The version number in the first line of `tshark --version`, such as "4.0.17"; empty if there is
 * none. */
char *tshark_version(const char *version_text);

/* Is that version of one of the releases that the tests are run with? */
bool tshark_is_proven(const char *version);

/* Checks the first line of `tshark --version`; text without a version number passes. */
bool tshark_check_version(const char *version_text, GError **error);

/* What an ended tshark says of one capture. */
typedef struct {
    const char *capture;  /* file name, for messages */
    const char *filter;   /* display filter, or NULL */
    int status;           /* of wait(2) */
    const char *messages; /* its standard error */
} TsharkEnd;

/* How it ended. Warnings of dissectors become remarks and are counted. A capture cut short or
 * corrupt is a warning and sets diagnostics->damaged. Everything else but a clean end is an error,
 * in tshark's own words where it has some. If some fields do not exist and `unknown_fields` is not
 * NULL, it gets their names (NULL-terminated) along with the error. */
bool tshark_judge(const TsharkEnd *end, Diagnostics *diagnostics, char ***unknown_fields,
                  GError **error);

#endif
