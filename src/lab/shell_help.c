#include "lab/shell_help.h"

#include <string.h>

#include "base/display.h"
#include "lab/shell.h"
#include "lab/shell_line.h"
#include "verbs/verbs.h"

const char *const shell_own_words[] = {"help", "tables", "then", "quit", NULL};

/* The command's row is a verb's, for its options and its page. */
typedef struct {
    char **arguments;
} ShellOptions;

static const char description[] =
    "Each line is a chain as on the command line. Tables stay between lines:\n"
    "\n"
    "  read -e ip.src,frame.len     read CAPTURE; its packets are the table to work on\n"
    "  describe                     a verb in front asks that table, which stays as it is\n"
    "  group ip.src bytes=sum:frame.len\n"
    "  then sort -r bytes           'then' in front goes on from the result above\n"
    "  then keep talkers            a result under a name, for 'from talkers' later\n"
    "\n"
    "The table to work on is the result of the last line that started with a source (read, open,\n"
    "from, …). 'from _' takes the last result as the table to work on.\n"
    "\n"
    "  tables                       the tables there are, with their columns\n"
    "  help, help VERB              this page; one verb's page\n"
    "  quit                         or Ctrl-D\n"
    "\n"
    "Tab completes verbs, options, columns, fields (after -e and in -Y), kept tables and files.\n"
    "Ctrl-C ends what runs, or forgets the line. Ctrl-R searches the lines typed before, which "
    "are\n"
    "kept in the user's state folder (~/.local/state/tabshark/history), or in the file that\n"
    "TABSHARK_HISTORY names; if it is empty, nowhere. A line that starts with a space is not "
    "kept.\n"
    "\n"
    "A line goes on with the next where a quote is open, after a backslash and after 'then'.\n"
    "\n"
    "Lines can come from a pipe too. There is no prompt then, and a line that starts with 'then'\n"
    "belongs to the one above, which is not printed for itself. A line that fails is reported "
    "with\n"
    "its number, and the next one runs; the exit status is 1 if any failed ('tabshark run FILE'\n"
    "stops at the first).";

const Verb shell_command = {
    .name = "shell",
    .kind = VERB_SOURCE,
    .synopsis = "shell [CAPTURE…]",
    .summary = "Explore captures line by line.",
    .description = description,
    .size = sizeof(ShellOptions),
};

char *shell_overview(void)
{
    g_autofree char *command = verb_help(&shell_command);
    GString *page = g_string_new(command);
    for (unsigned kind = VERB_SOURCE; kind <= VERB_LINE; kind++) {
        static const char *const headings[] = {"Sources", "Verbs", "Sinks", "Pages"};
        g_string_append_printf(page, "\n%s:\n", headings[kind]);
        for (size_t i = 0; verbs[i] != NULL; i++) {
            if (verbs[i]->kind == kind)
                g_string_append_printf(page, "  %-13s %s\n", verbs[i]->name, verbs[i]->summary);
        }
    }
    return g_string_free(page, false);
}

static void append_safe(GString *out, const char *text)
{
    display_append(out, text, strlen(text));
}

static void append_table(GString *out, const char *name, const Table *table)
{
    append_safe(out, name);
    g_string_append_printf(out, ": %zu row%s\n", table->rows, table->rows == 1 ? "" : "s");
    for (size_t i = 0; i < table_width(table); i++) {
        g_string_append(out, "    ");
        append_safe(out, table_name(table, i));
        g_string_append_printf(out, " (%s)\n", type_name(table_column(table, i)->type));
    }
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *shell_tables(GHashTable *kept)
{
    static const char *const own[][2] = {{SHELL_TABLE, "the table that verbs work on"},
                                         {SHELL_RESULT, "the last result (then …, from _)"}};
    GString *out = g_string_new(NULL);
    unsigned n;
    g_autofree char **names = (char **)g_hash_table_get_keys_as_array(kept, &n);
    qsort(names, n, sizeof(char *), compare_names);
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        const Table *table = g_hash_table_lookup(kept, own[i][0]);
        if (table != NULL)
            append_table(out, own[i][1], table);
    }
    for (unsigned i = 0; i < n; i++) {
        if (strcmp(names[i], SHELL_TABLE) != 0 && strcmp(names[i], SHELL_RESULT) != 0)
            append_table(out, names[i], g_hash_table_lookup(kept, names[i]));
    }
    if (n == 0)
        g_string_append(out, "There is no table yet: read -e frame.number,frame.len makes one.\n");
    return g_string_free(out, false);
}
