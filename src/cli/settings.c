#include "cli/settings.h"

#include "base/error.h"
#include "verbs/verb_mistakes.h"

#define AT(member) offsetof(Settings, member)

const VerbOption setting_options[] = {
    {"verbose", 'v', G_OPTION_ARG_NONE, AT(verbose), NULL,
     "show also what is only of interest when something is odd"},
    {"quiet", 'q', G_OPTION_ARG_NONE, AT(quiet), NULL, "show no warnings, hints and progress"},
    {"utc", 0, G_OPTION_ARG_NONE, AT(utc), NULL, "people see times in UTC instead of local time"},
    {"show-command", 0, G_OPTION_ARG_NONE, AT(show_command), NULL,
     "print the tshark command that would be run, and do nothing"},
    {"no-cache", 0, G_OPTION_ARG_NONE, AT(no_cache), NULL,
     "read captures anew, and keep nothing for later reads"},
    {"version", 0, G_OPTION_ARG_NONE, AT(version), NULL, "versions of all that is used"},
    {"help", 'h', G_OPTION_ARG_NONE, AT(help), NULL, "commands and verbs"},
    {NULL},
};

int settings_read(int argc, char **argv, Settings *settings, GError **error)
{
    int i = 0;
    for (; i < argc && argv[i][0] == '-'; i++) {
        const VerbOption *option = verb_options_find(setting_options, argv[i]);
        if (option == NULL) {
            g_autofree char *meant = verb_options_meant(setting_options, argv[i]);
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "there is no option %s%s",
                        argv[i], meant != NULL ? meant : "; 'tabshark help' lists them");
            return -1;
        }
        *(gboolean *)(void *)((char *)settings + option->offset) = true;
    }
    return i;
}
