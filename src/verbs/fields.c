/* fields: Wireshark's fields, found by words. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "capture/registry_ask.h"
#include "capture/registry_search.h"
#include "table/builder.h"
#include "verbs/outlet.h"
#include "verbs/verb.h"

/* As many as people are shown of a table without a gap. */
#define USUAL_ROWS 20

typedef struct {
    char **arguments;
    int64_t rows;
    char **words;
} FieldsOptions;

static const VerbOption options[] = {
    {"rows", 'n', G_OPTION_ARG_INT64, offsetof(FieldsOptions, rows), "N",
     "the best N (20); 0: all that match"},
    {NULL},
};

static void set_defaults(void *data)
{
    FieldsOptions *fields = data;
    fields->rows = USUAL_ROWS;
}

/* 'window size' in quotes is two words too. */
static char **split_words(char **arguments)
{
    GPtrArray *words = g_ptr_array_new();
    for (; arguments != NULL && *arguments != NULL; arguments++) {
        g_auto(GStrv) parts = g_strsplit_set(*arguments, " \t\n", -1);
        for (char **part = parts; *part != NULL; part++) {
            if (**part != '\0')
                g_ptr_array_add(words, g_strdup(*part));
        }
    }
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, false);
}

static bool check(void *data, GError **error)
{
    FieldsOptions *fields = data;
    fields->words = split_words(fields->arguments);
    if (fields->rows >= 0)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "fields: -n takes a number of fields; 0: all that match");
    return false;
}

static Table *make_table(const Registry *registry, const GArray *entries, size_t rows)
{
    Builder *names = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    Builder *types = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    Builder *descriptions = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    for (size_t i = 0; i < rows; i++) {
        const RegistryEntry *entry = &g_array_index(entries, RegistryEntry, i);
        g_autofree char *name = g_strndup(entry->name, entry->name_length);
        Type type = TYPE_TEXT;
        registry_find(registry, name, &type);
        builder_append(names, name, entry->name_length);
        builder_append(types, type_name(type), strlen(type_name(type)));
        builder_append(descriptions, entry->description, entry->description_length);
    }
    Table *table = table_new(rows);
    table_add(table, "name", builder_finish(names));
    table_add(table, "type", builder_finish(types));
    table_add(table, "description", builder_finish(descriptions));
    builder_free(names);
    builder_free(types);
    builder_free(descriptions);
    return table;
}

static void say_none(const Registry *registry, char **words, Diagnostics *diagnostics)
{
    g_autofree char *text = g_strjoinv(" ", words);
    bool several = words[0] != NULL && words[1] != NULL;
    g_autofree char *near = several ? NULL : registry_nearest(registry, text);
    if (several)
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT,
                        "no field has all the words of '%s' in its name and description: try fewer",
                        text);
    else if (near != NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT,
                        "no field has '%s' in its name or description; did you mean %s?", text,
                        near);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT,
                        "no field has '%s' in its name or description: try a part of it", text);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const FieldsOptions *fields = data;
    (void)in;
    if (run->show_command) {
        outlet_say(run, "tshark -G fields\n");
        return NULL;
    }
    g_autoptr(Registry) registry = registry_ask(error);
    if (registry == NULL)
        return NULL;
    g_autoptr(GArray) found = registry_search(registry, (const char *const *)fields->words);
    size_t all = found->len;
    size_t rows = fields->rows == 0 ? all : MIN(all, (size_t)fields->rows);
    if (all == 0)
        say_none(registry, fields->words, run->diagnostics);
    else if (rows < all)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_HINT,
                        "%zu more: -n 0 shows all that match, another word fewer", all - rows);
    return make_table(registry, found, rows);
}

static void clear(void *data)
{
    FieldsOptions *fields = data;
    g_strfreev(fields->words);
}

const Verb verb_fields = {
    .name = "fields",
    .kind = VERB_SOURCE,
    .synopsis = "fields [WORD…] [-n N]",
    .summary = "Find Wireshark's fields by words in their names and descriptions.",
    .description =
        "All words have to be there, in any order and case: the best matches come first. Columns:\n"
        "name (for -e and in display filters), type (of the column that read makes of it) and\n"
        "description. Protocols are found too; as a field they are text.\n"
        "\n"
        "  tabshark fields tcp.window\n"
        "  tabshark fields window scale\n"
        "  tabshark fields tls server name -n 0 then where 'type == \"text\"' then print --format "
        "csv",
    .options = options,
    .size = sizeof(FieldsOptions),
    .defaults = set_defaults,
    .check = check,
    .apply = apply,
    .clear = clear,
};
