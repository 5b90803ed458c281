/* Which captures are in a part. */
#ifndef TABSHARK_CLUSTER_PARTS_H
#define TABSHARK_CLUSTER_PARTS_H

#include <glib.h>
#include <stdbool.h>

/* The captures of a part as the chain names them; the list is the caller's. False without an error
 * if there is no such file, with one if it is no whole part. */
bool parts_captures(const char *path, char ***captures, GError **error);

#endif
