/* What may have been meant by a field, a filter or a capture that is refused. */
#ifndef TABSHARK_CAPTURE_MEANT_H
#define TABSHARK_CAPTURE_MEANT_H

#include <glib.h>
#include <stdbool.h>

#include "capture/registry.h"

/* Refuses fields (a list that ends with NULL, or NULL) that no tshark has, but not every release
 * refuses; no tshark is started. */
bool meant_check(char **fields, GError **error);

/* Replaces an error about fields that do not exist (a list that ends with NULL) by one that says
 * what became of them, or names those that are near; without registry it is not known which. */
void meant_fields(const Registry *registry, char **unknown, GError **error);

/* Adds to the error about a display filter that tshark refuses what may help: names that are near
 * to one that does not exist, == for =. Any other error stays as it is. */
void meant_filter(const Registry *registry, GError **error);

/* What to add to the error about a capture that is not there: it is a field, looks like a display
 * filter, or there is a file of a similar name beside it. "" if nothing comes to mind. */
char *meant_path(const char *path);

#endif
