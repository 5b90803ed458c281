/* The commands beside chains, as rows with a page of help like those of verbs. */
#ifndef TABSHARK_CLI_COMMANDS_H
#define TABSHARK_CLI_COMMANDS_H

#include <glib.h>

#include "verbs/verb.h"

extern const Verb run_command, doctor_command, help_command, version_command;

/* All of them, those of other modules too; ends with NULL. */
extern const Verb *const commands[];

/* The word behind the name of one of those above, in options that verb_parse has read for it; NULL
 * if there is none. Borrowed. */
const char *commands_argument(const void *options);

/* All words behind it, with blanks between; NULL if there are none. The caller's. */
char *commands_topic(const void *options);

/* The command of that name, or NULL. */
const Verb *commands_find(const char *name);

/* What `tabshark help NAME` has a page for: a command, a verb, or a command of cluster. The error,
 * TABSHARK_ERROR_USAGE, names those that are near. */
const Verb *commands_find_page(const char *name, GError **error);

/* What `tabshark help` prints. */
char *commands_overview(void);

#endif
