#include "cli/commands.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/wrap.h"
#include "capture/tshark.h"
#include "cli/settings.h"
#include "cluster/cluster.h"
#include "lab/lab.h"
#include "lab/report.h"
#include "lab/shell.h"
#include "verbs/verbs.h"

/* What commands without options of their own have. */
typedef struct {
    char **arguments;
} Plain;

static size_t count_arguments(const void *data)
{
    const Plain *plain = data;
    return plain->arguments != NULL ? g_strv_length(plain->arguments) : 0;
}

static bool check_file(void *data, GError **error)
{
    if (count_arguments(data) == 1)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "run takes one file of chains");
    return false;
}

/* A name has two words at most: "cluster submit". */
static bool check_topic(void *data, GError **error)
{
    if (count_arguments(data) <= 2)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "help takes the name of one command or verb");
    return false;
}

static bool check_none(void *data, GError **error)
{
    const Plain *plain = data;
    if (count_arguments(data) == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "doctor and version take no word behind them, such as '%s'", plain->arguments[0]);
    return false;
}

const char *commands_argument(const void *options)
{
    const Plain *plain = options;
    return count_arguments(options) > 0 ? plain->arguments[0] : NULL;
}

char *commands_topic(const void *options)
{
    const Plain *plain = options;
    return count_arguments(options) > 0 ? g_strjoinv(" ", plain->arguments) : NULL;
}

const Verb run_command = {
    .name = "run",
    .kind = VERB_SOURCE,
    .synopsis = "run FILE",
    .summary = "Run a file of chains.",
    .description =
        "A chain goes over as many lines as it likes, up to an empty one; what follows a # is a\n"
        "comment. All chains are checked before the first one runs, and the first that fails\n"
        "ends the run. 'keep NAME' puts a table by, 'from NAME' takes it up, and 'page' draws\n"
        "the plots below it on one page. Reads of one capture share one run of tshark.\n"
        "\n"
        "  tabshark run traffic.chains",
    .size = sizeof(Plain),
    .check = check_file,
};

const Verb doctor_command = {
    .name = "doctor",
    .kind = VERB_SOURCE,
    .synopsis = "doctor",
    .summary = "Check that everything tabshark uses is installed and works.",
    .description =
        "Tells of each program and library whether it is there and in which version, and of what\n"
        "is missing which package brings it and what does not work without it. The exit status\n"
        "is 1 if something is missing that a verb or command needs.\n"
        "\n"
        "tabshark is tested with tshark " TSHARK_PROVEN ". 4.0 is the oldest that it takes;\n"
        "another release is used if it passes a check of what it prints.",
    .size = sizeof(Plain),
    .check = check_none,
};

const Verb help_command = {
    .name = "help",
    .kind = VERB_SOURCE,
    .synopsis = "help [NAME]",
    .summary = "List commands and verbs, or explain one of them.",
    .size = sizeof(Plain),
    .check = check_topic,
};

const Verb version_command = {
    .name = "version",
    .kind = VERB_SOURCE,
    .synopsis = "version",
    .summary = "The versions of tabshark and of all that it uses.",
    .size = sizeof(Plain),
    .check = check_none,
};

const Verb *const commands[] = {
    &run_command,    &lab_command,  &report_command,  &shell_command, &cluster_command,
    &doctor_command, &help_command, &version_command, NULL,
};

const Verb *commands_find(const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    }
    return NULL;
}

static const char *name_at(size_t index, const void *data)
{
    size_t n = G_N_ELEMENTS(commands) - 1;
    (void)data;
    return index < n ? commands[index]->name : verbs[index - n]->name;
}

const Verb *commands_find_page(const char *name, GError **error)
{
    const Verb *page = commands_find(name);
    if (page == NULL)
        page = verbs_find(name, NULL);
    if (page == NULL)
        page = cluster_page(name);
    if (page != NULL)
        return page;
    size_t n = G_N_ELEMENTS(commands) - 1;
    for (size_t i = 0; verbs[i] != NULL; i++)
        n++;
    g_autofree char *near = nearest_names(name, n, name_at, NULL);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                near != NULL ? "there is no command or verb '%s'; did you mean %s?"
                             : "there is no command or verb '%s'; 'tabshark help' lists them%s",
                name, near != NULL ? near : "");
    return NULL;
}

/* Where what a name stands for begins. */
#define MEANING 16

static void append_row(GString *out, const char *name, const char *meaning)
{
    g_string_append_printf(out, "  %-*s", MEANING - 3, name);
    size_t column = MAX((size_t)MEANING, strlen(name) + 3);
    g_string_append_c(out, ' ');
    wrap_append(out, meaning, column, MEANING);
    g_string_append_c(out, '\n');
}

static void append_rows(GString *out, const char *heading, const Verb *const *rows, int kind)
{
    g_string_append_printf(out, "\n%s\n", heading);
    for (; *rows != NULL; rows++) {
        if (kind < 0 || (int)(*rows)->kind == kind)
            append_row(out, (*rows)->name, (*rows)->summary);
    }
}

static void append_settings(GString *out)
{
    for (const VerbOption *option = setting_options; option->name != NULL; option++) {
        const char letter[] = {'-', option->letter, ',', ' ', '\0'};
        g_string_append_printf(out, "  %s--%-15s %s\n", option->letter != 0 ? letter : "    ",
                               option->name, option->help);
    }
}

char *commands_overview(void)
{
    GString *out = g_string_new(
        "tabshark turns packet captures into typed tables and pictures.\n\n"
        "  tabshark [OPTIONS] SOURCE … [then VERB …]… [then SINK …]\n"
        "  tabshark [OPTIONS] COMMAND …\n\n"
        "  tabshark read traffic.pcap -e frame.number,frame.len then describe\n"
        "  tabshark read traffic.pcap -e frame.len then plot --kind histogram -o p.png\n"
        "  tabshark report traffic.pcap -o report/\n\n");
    append_settings(out);
    append_rows(out, "Commands:", commands, -1);
    append_rows(out, "Sources, which start a chain:", verbs, VERB_SOURCE);
    append_rows(out, "Verbs, which turn one table into another:", verbs, VERB_STEP);
    append_rows(out, "Sinks, which write the table (without one, it is printed):", verbs,
                VERB_SINK);
    append_rows(out, "Lines of their own in a file of chains:", verbs, VERB_LINE);
    g_string_append(out, "\n'tabshark help NAME' tells more of one.\n");
    return g_string_free(out, false);
}
