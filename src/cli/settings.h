/* The options in front of a command or a chain. */
#ifndef TABSHARK_CLI_SETTINGS_H
#define TABSHARK_CLI_SETTINGS_H

#include <glib.h>

#include "verbs/verb.h"

typedef struct {
    gboolean verbose;
    gboolean quiet;
    gboolean utc;
    gboolean show_command;
    gboolean no_cache;
    gboolean help;
    gboolean version;
} Settings;

/* What they are, for help, man page and completion. */
extern const VerbOption setting_options[];

/* Reads options from argv[0] on into `settings`, up to the first word that is none; gives back how
 * many there are. -1 with an error (TABSHARK_ERROR_USAGE) for one that does not exist. */
int settings_read(int argc, char **argv, Settings *settings, GError **error);

#endif
