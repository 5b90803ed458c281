/* The table of verbs. */
#ifndef TABSHARK_VERBS_VERBS_H
#define TABSHARK_VERBS_VERBS_H

#include "verbs/verb.h"

/* All of them, in the order of the help; ends with NULL. */
extern const Verb *const verbs[];

/* The verb of that name; an error suggests the nearest names. */
const Verb *verbs_find(const char *name, GError **error);

#endif
