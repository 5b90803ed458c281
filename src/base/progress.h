/* One line on the terminal that says what runs, how far it is and how long it may take.
 *
 * It is drawn over itself, and gone before anything else is printed: whoever begins ends. All
 * functions do nothing when the Progress is NULL, as it is where nobody would look.
 */
#ifndef TABSHARK_BASE_PROGRESS_H
#define TABSHARK_BASE_PROGRESS_H

#include <glib.h>
#include <stdint.h>

typedef struct Progress Progress;

/* How often it is worth to call progress_update, in microseconds. */
#define PROGRESS_INTERVAL INT64_C(100000)

/* A line on standard error; NULL if that is no terminal that can be drawn on, or if standard output
 * is a pipe, behind which another program may use the terminal. */
Progress *progress_new(void);

/* Erases the line, if it is there. */
void progress_free(Progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Progress, progress_free)

/* Work starts now. Nothing is drawn in its first half second. */
void progress_begin(Progress *progress);

/* Draws the line if a tenth of a second has passed since the last time. `what` may hold any bytes;
 * `share` is the part that is done, 0 to 1, or negative if it is not known. */
void progress_update(Progress *progress, const char *what, double share);

/* The work is over, or something has to be printed: erases the line. */
void progress_end(Progress *progress);

#endif
