#include "lab/shell_complete.h"

#include <string.h>

#include "base/display.h"
#include "lab/shell_columns.h"
#include "lab/shell_help.h"
#include "lab/shell_line.h"
#include "lab/shell_place.h"
#include "lab/shell_words.h"
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
    if (g_str_has_prefix(name, typed) && is_safe(name))
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

/* Files whose names go on from the text; folders end in "/" and can be gone into. Hidden ones only
 * where their dot is typed. */
static void offer_files(Search *search)
{
    const char *text = search->place.text;
    const char *slash = strrchr(text, '/');
    g_autofree char *folder = slash != NULL ? g_strndup(text, (size_t)(slash - text) + 1) : NULL;
    const char *prefix = slash != NULL ? slash + 1 : text;
    GDir *dir = g_dir_open(folder != NULL ? folder : ".", 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        if (name[0] == '.' && prefix[0] != '.')
            continue;
        g_autofree char *path = g_strconcat(folder != NULL ? folder : "", name, NULL);
        bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
        g_autofree char *shown = g_strconcat(path, is_folder ? "/" : "", NULL);
        offer(search, shown, text);
    }
    g_clear_pointer(&dir, g_dir_close);
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
    else if (strchr(what, '|') != NULL)
        offer_choice(search, what);
    else if (strcmp(what, "FILE") == 0 || option->kind == G_OPTION_ARG_FILENAME)
        offer_files(search);
}

static void offer_arguments(Search *search)
{
    const Verb *verb = search->place.verb;
    const char *const then[] = {"then", NULL};
    if (strcmp(verb->name, "from") == 0 || strcmp(verb->name, "keep") == 0)
        offer_kept(search);
    else if (verb->kind == VERB_SOURCE || strcmp(verb->name, "write") == 0)
        offer_files(search);
    else if (verb->kind == VERB_STEP)
        offer_columns(search);
    bool complete = search->words->before->len > search->place.start + 1;
    if (search->out->typed == strlen(search->place.text) && search->words->quote == '\0' &&
        (complete || search->place.text[0] != '\0'))
        offer_words(search, then);
}

static void find(Search *search)
{
    const unsigned steps = 1U << VERB_STEP | 1U << VERB_SINK;
    switch (search->place.kind) {
    case PLACE_NOTHING:
        break;
    case PLACE_START:
        offer_verbs(search, steps | 1U << VERB_SOURCE | 1U << VERB_LINE);
        offer_words(search, shell_own_words);
        break;
    case PLACE_STEP:
        offer_verbs(search, steps);
        break;
    case PLACE_TOPIC:
        offer_verbs(search, ~0U);
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

Completion *completion_new(const char *text, size_t length, const CompletionSources *sources)
{
    g_autoptr(ShellWords) words = shell_words_new(text, length);
    Completion *completion = g_new0(Completion, 1);
    Search search = {completion, sources, words, shell_place_find(words)};
    completion->names = g_ptr_array_new_with_free_func(g_free);
    completion->typed = strlen(search.place.text);
    completion->quote = words->quote;
    find(&search);
    remove_twins(completion->names);
    return completion;
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
    if (n == 1 && completion->quote == '\0' && !g_str_has_suffix(first, "/"))
        g_string_append_c(out, ' ');
    return g_string_free(out, false);
}
