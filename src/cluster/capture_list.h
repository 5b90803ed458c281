/* The captures that a submit is given: names on the command line, and lists of them. */
#ifndef TABSHARK_CLUSTER_CAPTURE_LIST_H
#define TABSHARK_CLUSTER_CAPTURE_LIST_H

#include <glib.h>
#include <stdbool.h>

#include "cluster/manifest.h"

/* Adds the names to the manifest, then those of the list, a file with a name a line, or "-" for
 * standard input; either may be NULL. If there is a NUL byte in the list, names end with that
 * instead (find -print0), so that they may have line breaks in them. Empty names are left out. */
bool capture_list_add(Manifest *manifest, char *const *names, const char *list, GError **error);

/* Are there any, is each of them a file that can be read, and none there twice? Errors name the
 * first ones that are not. */
bool capture_list_check(const Manifest *manifest, GError **error);

#endif
