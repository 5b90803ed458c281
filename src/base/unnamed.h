/* Files without a name: what a killed program leaves of them is nothing. Outfile writes to one. */
#ifndef TABSHARK_BASE_UNNAMED_H
#define TABSHARK_BASE_UNNAMED_H

#include <signal.h>

/* Opens an empty file without a name on the file system of `folder`, to read and write, closed on
 * exec, with the permissions that a new file has. Returns its descriptor; -1 and errno if the
 * folder is missing or not writable. */
int unnamed_open(const char *folder);

/* Gives such a file a random hidden name in `folder` and returns its path; NULL and errno if that
 * fails. Call it with signals held until the file has its final name. The result is the caller's.
 */
char *unnamed_link(int descriptor, const char *folder);

/* Delays the signals that ask a program to end (SIGINT, SIGTERM, SIGHUP) while a file has a passing
 * name. */
void unnamed_hold_signals(sigset_t *before);
/* Undoes that; errno stays. */
void unnamed_release_signals(const sigset_t *before);

#endif
