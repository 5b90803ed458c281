#include "cli/man.h"

#include <string.h>

#include "cli/commands.h"
#include "cli/settings.h"
#include "verbs/verbs.h"

/* Text in which nothing has a meaning to scdoc. */
static void append_plain(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("\\*_<>#[]|`-+~", *text) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
}

/* Lines that begin with two spaces are commands and tables: they stay as they are. Others are text
 * that fills its lines. */
static bool is_literal(const char *line)
{
    return g_str_has_prefix(line, "  ");
}

/* In a literal part too a backslash stands before what it makes plain. scdoc ends such a part at
 * three backticks, wherever they stand; three tildes do the same for Markdown. */
static void append_literal(GString *out, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "```", -1);
    g_autofree char *joined = g_strjoinv("~~~", parts);
    for (const char *c = joined; *c != '\0'; c++) {
        if (*c == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *c);
    }
}

static void append_description(GString *out, const char *description)
{
    g_auto(GStrv) lines = g_strsplit(description, "\n", -1);
    bool literal = false;
    for (char **line = lines; *line != NULL; line++) {
        /* An empty line between two literal ones is a part of them. */
        bool goes_on = literal && **line == '\0' && line[1] != NULL && is_literal(line[1]);
        bool wanted = is_literal(*line) || goes_on;
        if (wanted != literal)
            g_string_append(out, wanted ? "\n```\n" : "```\n\n");
        literal = wanted;
        if (literal)
            append_literal(out, **line == '\0' ? "" : *line + 2);
        else
            append_plain(out, *line);
        /* A line that begins with a full stop would be a command of roff: a paragraph is one line.
         */
        bool flows = !literal && **line != '\0' && line[1] != NULL && *line[1] != '\0' &&
                     !is_literal(line[1]);
        g_string_append_c(out, flows ? ' ' : '\n');
    }
    g_string_append(out, literal ? "```\n\n" : "\n");
}

static void append_option(GString *out, const VerbOption *option)
{
    g_string_append_c(out, '*');
    if (option->letter != 0) {
        const char letter[] = {'-', option->letter, '\0'};
        append_plain(out, letter);
        g_string_append(out, "*, *");
    }
    g_string_append(out, "\\-\\-");
    append_plain(out, option->name);
    g_string_append_c(out, '*');
    if (option->argument != NULL) {
        g_string_append(out, " _");
        append_plain(out, option->argument);
        g_string_append_c(out, '_');
    }
    g_string_append(out, "\n\t");
    append_plain(out, option->help);
    g_string_append(out, "\n\n");
}

static void append_options(GString *out, const VerbOption *options)
{
    for (; options != NULL && options->name != NULL; options++)
        append_option(out, options);
}

static void append_verb(GString *out, const Verb *verb)
{
    g_string_append(out, "## ");
    append_plain(out, verb->name);
    g_string_append(out, "\n\n*");
    append_plain(out, verb->synopsis);
    g_string_append(out, "*\n\n");
    append_plain(out, verb->summary);
    g_string_append(out, "\n\n");
    append_options(out, verb->options);
    if (verb->description != NULL)
        append_description(out, verb->description);
    if (verb->appendix != NULL)
        append_description(out, verb->appendix);
}

static void append_verbs(GString *out, VerbKind kind)
{
    for (size_t i = 0; verbs[i] != NULL; i++) {
        if (verbs[i]->kind == kind)
            append_verb(out, verbs[i]);
    }
}

static void append_commands(GString *out)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        append_verb(out, commands[i]);
}

/* Two empty lines in a row, which scdoc refuses, become one. */
static char *single_gaps(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        if (*text != '\n' || out->len < 2 || !g_str_has_suffix(out->str, "\n\n"))
            g_string_append_c(out, *text);
    }
    return g_string_free(out, false);
}

char *man_page(const char *outline)
{
    static const struct {
        const char *line;
        VerbKind kind;
    } tables[] = {{"@SOURCES@", VERB_SOURCE},
                  {"@VERBS@", VERB_STEP},
                  {"@SINKS@", VERB_SINK},
                  {"@LINES@", VERB_LINE}};
    g_autoptr(GString) out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(outline, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        bool table = false;
        for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
            if (strcmp(*line, tables[i].line) != 0)
                continue;
            table = true;
            append_verbs(out, tables[i].kind);
        }
        if (strcmp(*line, "@OPTIONS@") == 0)
            append_options(out, setting_options);
        else if (strcmp(*line, "@COMMANDS@") == 0)
            append_commands(out);
        else if (!table)
            g_string_append_printf(out, "%s\n", *line);
    }
    return single_gaps(out->str);
}
