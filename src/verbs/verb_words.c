/* Options back to words. */
#include <string.h>

#include "verbs/verb.h"

typedef struct {
    GPtrArray *words; /* of char * */
    const char *name; /* of the option */
} Adding;

static void add_value(const Adding *adding, const char *value)
{
    g_ptr_array_add(adding->words, g_strdup_printf("--%s", adding->name));
    if (value != NULL)
        g_ptr_array_add(adding->words, g_strdup(value));
}

static void add_list(const Adding *adding, char *const *list)
{
    for (; list != NULL && *list != NULL; list++)
        add_value(adding, *list);
}

static void add_real(const Adding *adding, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    add_value(adding, g_ascii_dtostr(text, sizeof text, value));
}

/* Adds an option if it is not as by default. Every kind that a row may have (verb.h) is here. */
static void add_option(const Adding *adding, GOptionArg kind, const void *value, const void *usual)
{
    g_autofree char *text = NULL;
    if (kind == G_OPTION_ARG_STRING_ARRAY || kind == G_OPTION_ARG_FILENAME_ARRAY) {
        add_list(adding, *(char *const *const *)value);
    } else if (kind == G_OPTION_ARG_STRING || kind == G_OPTION_ARG_FILENAME) {
        if (*(char *const *)value != NULL)
            add_value(adding, *(char *const *)value);
    } else if (kind == G_OPTION_ARG_NONE) {
        if (*(const gboolean *)value)
            add_value(adding, NULL);
    } else if (kind == G_OPTION_ARG_DOUBLE) {
        double number = *(const double *)value;
        /* Bit by bit, since what is not a number is not equal to itself.
         * NOLINTNEXTLINE(bugprone-suspicious-memory-comparison,cert-exp42-c,cert-flp37-c) */
        if (memcmp(&number, usual, sizeof number) != 0)
            add_real(adding, number);
    } else if (kind == G_OPTION_ARG_INT64) {
        text = g_strdup_printf("%" G_GINT64_FORMAT, *(const gint64 *)value);
        if (*(const gint64 *)value != *(const gint64 *)usual)
            add_value(adding, text);
    } else {
        g_assert(kind == G_OPTION_ARG_INT);
        text = g_strdup_printf("%d", *(const gint *)value);
        if (*(const gint *)value != *(const gint *)usual)
            add_value(adding, text);
    }
}

static void add_arguments(GPtrArray *words, char *const *arguments)
{
    bool dashes = false;
    for (char *const *word = arguments; word != NULL && *word != NULL; word++)
        dashes |= (*word)[0] == '-' && (*word)[1] != '\0';
    if (dashes)
        g_ptr_array_add(words, g_strdup("--"));
    for (; arguments != NULL && *arguments != NULL; arguments++)
        g_ptr_array_add(words, g_strdup(*arguments));
}

void verb_append_words(GPtrArray *words, const Verb *verb, const void *options, unsigned but)
{
    g_autofree char *usual = g_malloc0(verb->size);
    if (verb->defaults != NULL)
        verb->defaults(usual);
    g_ptr_array_add(words, g_strdup(verb->name));
    for (const VerbOption *row = verb->options; row != NULL && row->name != NULL; row++) {
        Adding adding = {words, row->name};
        if ((but & 1u << row->role) == 0)
            add_option(&adding, row->kind, (const char *)options + row->offset,
                       usual + row->offset);
    }
    if ((but & 1u << OPTION_CAPTURES) == 0)
        add_arguments(words, *(char *const *const *)options);
}
