#include "cli/complete.h"

#include <string.h>

#include "capture/registry_ask.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "lab/shell_complete.h"
#include "lab/shell_place.h"
#include "verbs/verb_mistakes.h"
#include "verbs/verbs.h"

/* With more fields than that their names are offered up to the next dot only. */
#define FIELDS_MAX 1000

typedef struct {
    ShellWords *words;
    Registry *registry;
    GString *out;
    bool goes_on; /* a candidate is the beginning of more */
} Answer;

/* A word without its quotes; whether one is open goes to `quote`. */
static char *unquote(const char *word, bool quoted, char *quote)
{
    *quote = '\0';
    if (!quoted)
        return g_strdup(word);
    g_autoptr(ShellWords) parsed = shell_words_new(word, strlen(word));
    *quote = parsed->quote;
    return g_strdup(parsed->current->str);
}

/* Splits the words; options in front of the command are left out. */
static ShellWords *read_words(char **words, bool quoted)
{
    Settings ignored;
    ShellWords *result = shell_words_new("", 0);
    size_t n = g_strv_length(words);
    char quote = '\0';
    int skip = settings_read((int)n - 1, words, &ignored, NULL);
    for (size_t i = (size_t)MAX(skip, 0); i + 1 < n; i++)
        g_ptr_array_add(result->before, unquote(words[i], quoted, &quote));
    g_autofree char *last = unquote(words[n - 1], quoted, &quote);
    g_string_assign(result->current, last);
    result->quote = quote;
    return result;
}

/* Names up to the dot behind what is typed, each once. */
static GPtrArray *beginnings(const GPtrArray *names, size_t typed)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
    const char *last = NULL;
    for (unsigned i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        size_t length = typed + strcspn(name + typed, ".");
        g_autofree char *part = g_strndup(name, length + (name[length] == '.'));
        if (last == NULL || strcmp(last, part) != 0) {
            g_ptr_array_add(parts, g_steal_pointer(&part));
            last = g_ptr_array_index(parts, parts->len - 1);
        }
    }
    return parts;
}

static GPtrArray *find_fields(const char *prefix, void *data)
{
    Answer *answer = data;
    if (answer->registry == NULL)
        answer->registry = registry_ask(NULL);
    if (answer->registry == NULL)
        return g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = registry_starting_with(answer->registry, prefix);
    return names->len <= FIELDS_MAX ? g_steal_pointer(&names) : beginnings(names, strlen(prefix));
}

/* What a candidate is; "" if there is nothing to say. */
static char *describe(const Answer *answer, const ShellPlace *place, const char *name)
{
    Type type;
    const VerbOption *option = NULL;
    const Verb *verb = NULL;
    if (place->kind == PLACE_OPTION)
        option = verb_options_find(place->verb->options, name);
    else if (place->kind <= PLACE_TOPIC)
        verb = commands_find_page(name, NULL);
    if (option != NULL)
        return g_strdup(option->help);
    if (verb != NULL)
        return g_strdup(verb->summary);
    if (answer->registry == NULL || !registry_find(answer->registry, name, &type))
        return g_strdup("");
    g_autofree char *description = registry_description(answer->registry, name);
    return g_strdup_printf("%s, %s", description, type_name(type));
}

static void append(Answer *answer, const char *before, const char *name, const char *description)
{
    g_string_append_printf(answer->out, "%s%s", before, name);
    if (*description != '\0')
        g_string_append_printf(answer->out, "\t%s", description);
    g_string_append_c(answer->out, '\n');
    size_t length = strlen(name);
    answer->goes_on |= length > 0 && strchr(".:", name[length - 1]) != NULL;
}

static void append_names(Answer *answer, const Completion *completion)
{
    ShellPlace place = shell_place_find(answer->words, commands);
    const char *current = answer->words->current->str;
    g_autofree char *before = g_strndup(current, strlen(current) - completion->typed);
    for (unsigned i = 0; i < completion->names->len; i++) {
        const char *name = g_ptr_array_index(completion->names, i);
        g_autofree char *description = describe(answer, &place, name);
        append(answer, before, name, description);
    }
}

/* Options in front are offered where nothing but such options stands. */
static void append_settings(Answer *answer)
{
    const char *typed = answer->words->current->str;
    if (answer->words->before->len > 0 || typed[0] != '-')
        return;
    for (const VerbOption *option = setting_options; option->name != NULL; option++) {
        g_autofree char *name = g_strconcat("--", option->name, NULL);
        const char letter[] = {'-', option->letter, '\0'};
        if (g_str_has_prefix(name, typed))
            append(answer, "", name, option->help);
        if (option->letter != 0 && g_str_has_prefix(letter, typed))
            append(answer, "", letter, option->help);
    }
}

char *complete_answer(char **words, bool quoted)
{
    static const char *const files[] = {[FILES_NONE] = "",
                                        [FILES_ANY] = ":files\n",
                                        [FILES_CAPTURES] = ":captures\n",
                                        [FILES_FOLDERS] = ":folders\n"};
    g_autoptr(ShellWords) read = read_words(words, quoted);
    g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
    Answer answer = {.words = read, .out = g_string_new(NULL)};
    const CompletionSources sources = {kept, find_fields, &answer, commands};
    g_autoptr(Completion) completion = completion_of_words(read, &sources);
    append_settings(&answer);
    append_names(&answer, completion);
    g_string_append_printf(answer.out, "%s%s", files[completion->files],
                           answer.goes_on ? ":nospace\n" : "");
    registry_free(answer.registry);
    return g_string_free(answer.out, false);
}
