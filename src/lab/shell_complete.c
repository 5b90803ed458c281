#include "lab/shell_complete.h"

#include <string.h>

#include "base/display.h"
#include "lab/shell_columns.h"
#include "lab/shell_files.h"
#include "lab/shell_help.h"
#include "lab/shell_line.h"
#include "lab/shell_place.h"
#include "lab/shell_words.h"
#include "query/aggregate.h"
#include "verbs/verbs.h"

typedef struct {
    Completion *out;
    const CompletionSources *sources;
    const ShellWords *words;
    ShellPlace place;
} Search;

/* Names that would act on the terminal, or look like others, are not offered. */
static bool is_safe(const char *name)
{
    g_autoptr(GString) shown = g_string_new(NULL);
    display_append(shown, name, strlen(name));
    return strcmp(shown->str, name) == 0;
}

static void offer(Search *search, const char *name, const char *typed)
{
    bool empty = *name == '\0'; /* as in "-e ,", which names no field before the comma */
    if (!empty && g_str_has_prefix(name, typed) && is_safe(name))
        g_ptr_array_add(search->out->names, g_strdup(name));
}

static void offer_verbs(Search *search, unsigned kinds)
{
    for (size_t i = 0; verbs[i] != NULL; i++) {
        if ((kinds >> verbs[i]->kind & 1) != 0)
            offer(search, verbs[i]->name, search->place.text);
    }
}

static void offer_words(Search *search, const char *const *words)
{
    for (; *words != NULL; words++)
        offer(search, *words, search->place.text);
}

static void offer_options(Search *search)
{
    const VerbOption *option = search->place.verb->options;
    for (; option != NULL && option->name != NULL; option++) {
        g_autofree char *name = g_strconcat("--", option->name, NULL);
        const char letter[] = {'-', option->letter, '\0'};
        offer(search, name, search->place.text);
        if (option->letter != 0)
            offer(search, letter, search->place.text);
    }
    offer(search, "--help", search->place.text);
}

static void offer_kept(Search *search)
{
    GHashTableIter iter;
    void *name;
    g_hash_table_iter_init(&iter, search->sources->kept);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        if (strcmp(name, SHELL_TABLE) != 0)
            offer(search, name, search->place.text);
    }
}

/* What a source, or an option, takes of files. */
static CompletionFiles kind_of_files(const char *what)
{
    if (strstr(what, "CAPTURE") != NULL)
        return FILES_CAPTURES;
    return strcmp(what, "FOLDER") == 0 || strcmp(what, "DIR") == 0 ? FILES_FOLDERS : FILES_ANY;
}

static void offer_files(Search *search, const char *what)
{
    if (search->sources->commands != NULL) {
        search->out->files = kind_of_files(what);
        return;
    }
    g_autoptr(GPtrArray) paths = shell_files(search->place.text);
    for (unsigned i = 0; i < paths->len; i++)
        offer(search, g_ptr_array_index(paths, i), search->place.text);
}

/* Names of fields for the part of the text behind the last character that no name holds. */
static void offer_fields(Search *search)
{
    const char *text = search->place.text;
    const char *part = text + strlen(text);
    while (part > text && (g_ascii_isalnum(part[-1]) || strchr("._-", part[-1]) != NULL))
        part--;
    g_autoptr(GPtrArray) names = search->sources->fields(part, search->sources->data);
    search->out->typed = strlen(part);
    for (unsigned i = 0; i < names->len; i++)
        offer(search, g_ptr_array_index(names, i), part);
}

/* Names of columns hold any character, so the longest end of the text with which one starts is
 * taken to be the beginning of a name. */
static void offer_columns(Search *search)
{
    g_autoptr(GPtrArray) names =
        shell_columns(search->words->before, search->place.start, search->sources->kept);
    const char *part = search->place.text;
    while (search->out->names->len == 0) {
        for (unsigned i = 0; i < names->len; i++)
            offer(search, g_ptr_array_index(names, i), part);
        search->out->typed = strlen(part);
        part += strcspn(part, ",=:() +-*/%<>!&|{}\"'");
        if (*part == '\0')
            return;
        part++;
    }
}

/* [NAME=]AGGREGATE[:COLUMN]: the aggregates, behind a name or not. */
static void offer_aggregates(Search *search)
{
    const char *equals = strrchr(search->place.text, '=');
    const char *part = equals != NULL ? equals + 1 : search->place.text;
    if (strchr(part, ':') != NULL)
        return;
    size_t before = search->out->names->len;
    for (size_t i = 0; aggregate_name(i) != NULL; i++) {
        const char *name = aggregate_name(i);
        bool alone = strcmp(name, "count") == 0;
        g_autofree char *text = g_strconcat(name, alone ? "" : ":", NULL);
        offer(search, text, part);
    }
    if (search->out->names->len > before)
        search->out->typed = strlen(part);
}

/* The words of "first|last|all". */
static void offer_choice(Search *search, const char *choice)
{
    g_auto(GStrv) words = g_strsplit(choice, "|", -1);
    offer_words(search, (const char *const *)words);
}

static void offer_values(Search *search)
{
    const VerbOption *option = search->place.option;
    const char *what = option->argument != NULL ? option->argument : "";
    search->out->typed = strlen(search->place.text);
    if (g_str_has_prefix(what, "FIELD") || g_str_has_prefix(what, "FILTER"))
        offer_fields(search);
    else if (g_str_has_prefix(what, "COLUMN") || g_str_has_prefix(what, "KEY"))
        offer_columns(search);
    else if (option->choices != NULL)
        offer_words(search, option->choices);
    else if (strchr(what, '|') != NULL)
        offer_choice(search, what);
    else if (strcmp(what, "FILE") == 0 || option->kind == G_OPTION_ARG_FILENAME)
        offer_files(search, what);
}

/* Is it an argument of group or resample behind the first, which says by what? */
static bool is_aggregate(const Search *search)
{
    return strstr(search->place.verb->synopsis, "AGGREGATE") != NULL &&
           search->words->before->len > search->place.start + 1;
}

/* A sink that takes a file as a word is write; others take it as an option. */
static bool takes_files(const Verb *verb)
{
    static const char *const words[] = {"CAPTURE", "FILE", "SHEET"};
    bool any = false;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        any |= strstr(verb->synopsis, words[i]) != NULL;
    return any && (verb->kind == VERB_SOURCE || strcmp(verb->name, "write") == 0);
}

/* Commands are no part of a chain. */
static bool is_command(const Search *search)
{
    const Verb *const *command = search->sources->commands;
    while (command != NULL && *command != NULL && *command != search->place.verb)
        command++;
    return command != NULL && *command != NULL;
}

static void offer_arguments(Search *search)
{
    const Verb *verb = search->place.verb;
    const char *const then[] = {"then", NULL};
    if (strcmp(verb->name, "from") == 0 || strcmp(verb->name, "keep") == 0)
        offer_kept(search);
    else if (strcmp(verb->name, "fields") == 0)
        offer_fields(search);
    else if (takes_files(verb))
        offer_files(search, verb->synopsis);
    else if (is_aggregate(search) && strchr(search->place.text, ':') == NULL)
        offer_aggregates(search);
    else if (verb->kind == VERB_STEP)
        offer_columns(search);
    bool complete = search->words->before->len > search->place.start + 1;
    if (search->out->typed == strlen(search->place.text) && search->words->quote == '\0' &&
        !is_command(search) && (complete || search->place.text[0] != '\0'))
        offer_words(search, then);
}

static void offer_commands(Search *search)
{
    const Verb *const *commands = search->sources->commands;
    for (; commands != NULL && *commands != NULL; commands++)
        offer(search, (*commands)->name, search->place.text);
}

/* A verb in front is the shell's own way of speaking. */
static void offer_start(Search *search)
{
    bool outside = search->sources->commands != NULL;
    offer_verbs(search, outside ? 1U << VERB_SOURCE : ~0U);
    if (outside)
        offer_commands(search);
    else
        offer_words(search, shell_own_words);
}

static void find(Search *search)
{
    const unsigned steps = 1U << VERB_STEP | 1U << VERB_SINK;
    switch (search->place.kind) {
    case PLACE_NOTHING:
        break;
    case PLACE_START:
        offer_start(search);
        break;
    case PLACE_STEP:
        offer_verbs(search, steps);
        break;
    case PLACE_TOPIC:
        offer_verbs(search, ~0U);
        offer_commands(search);
        break;
    case PLACE_OPTION:
        offer_options(search);
        break;
    case PLACE_VALUE:
        offer_values(search);
        break;
    case PLACE_ARGUMENT:
        offer_arguments(search);
        break;
    }
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void remove_twins(GPtrArray *names)
{
    g_ptr_array_sort(names, compare_names);
    unsigned kept = 0;
    for (unsigned i = 0; i < names->len; i++) {
        if (kept > 0 && strcmp(names->pdata[kept - 1], names->pdata[i]) == 0)
            g_free(names->pdata[i]);
        else
            names->pdata[kept++] = names->pdata[i];
    }
    /* What is beyond has moved or is freed. */
    for (unsigned i = kept; i < names->len; i++)
        names->pdata[i] = NULL;
    g_ptr_array_set_size(names, (int)kept);
}

Completion *completion_of_words(const ShellWords *words, const CompletionSources *sources)
{
    Completion *completion = g_new0(Completion, 1);
    Search search = {completion, sources, words, shell_place_find(words, sources->commands)};
    completion->names = g_ptr_array_new_with_free_func(g_free);
    completion->typed = strlen(search.place.text);
    completion->quote = words->quote;
    find(&search);
    remove_twins(completion->names);
    return completion;
}

Completion *completion_new(const char *text, size_t length, const CompletionSources *sources)
{
    g_autoptr(ShellWords) words = shell_words_new(text, length);
    return completion_of_words(words, sources);
}

void completion_free(Completion *completion)
{
    if (completion == NULL)
        return;
    g_ptr_array_unref(completion->names);
    g_free(completion);
}

char *completion_insertion(const Completion *completion)
{
    GString *out = g_string_new(NULL);
    unsigned n = completion->names->len;
    if (n == 0)
        return g_string_free(out, false);
    /* Sorted, what the first and the last have in common all have. */
    const char *first = g_ptr_array_index(completion->names, 0);
    const char *last = g_ptr_array_index(completion->names, n - 1);
    size_t common = 0;
    while (first[common] != '\0' && first[common] == last[common])
        common++;
    /* Not half a character. */
    while (common > completion->typed && ((unsigned char)first[common] & 0xc0) == 0x80)
        common--;
    shell_words_append_quoted(out, first + completion->typed, common - completion->typed,
                              completion->quote);
    if (n == 1 && completion->quote == '\0' && strchr("/:", first[strlen(first) - 1]) == NULL)
        g_string_append_c(out, ' ');
    return g_string_free(out, false);
}
