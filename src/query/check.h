/* What can be known to be wrong before there is any data. */
#ifndef TABSHARK_QUERY_CHECK_H
#define TABSHARK_QUERY_CHECK_H

#include <glib.h>
#include <stdbool.h>

#include "query/syntax.h"

/* Are all literals values, all regular expressions sound, and all functions known and called with
 * as many arguments as they take? Otherwise TABSHARK_ERROR_USAGE. */
bool check_tree(const char *text, const Node *node, GError **error);

#endif
