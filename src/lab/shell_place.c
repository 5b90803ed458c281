#include "lab/shell_place.h"

#include <string.h>

#include "verbs/verbs.h"

static const char *word_at(const ShellWords *words, unsigned index)
{
    return g_ptr_array_index(words->before, index);
}

/* The value of an option that stands in the same word: -eVALUE, --field=VALUE. */
static bool find_attached(ShellPlace *place, const char *word)
{
    const char *equals = g_str_has_prefix(word, "--") ? strchr(word, '=') : NULL;
    g_autofree char *name = equals != NULL ? g_strndup(word, (size_t)(equals - word)) : NULL;
    const VerbOption *option = verb_option_with_value(place->verb, name != NULL ? name : word);
    if (option == NULL || (equals == NULL && (word[1] == '-' || word[2] == '\0')))
        return false;
    place->kind = PLACE_VALUE;
    place->option = option;
    place->text = equals != NULL ? equals + 1 : word + 2;
    return true;
}

/* Goes over the words of the step in front of the place: is the last an option that waits for its
 * value? Are options over, after "--"? */
static const VerbOption *find_waiting(const ShellPlace *place, const ShellWords *words, bool *over)
{
    for (unsigned i = place->start + 1; i < words->before->len && !*over; i++) {
        const char *word = word_at(words, i);
        const VerbOption *option = verb_option_with_value(place->verb, word);
        *over = strcmp(word, "--") == 0;
        if (option == NULL || (word[1] != '-' && word[2] != '\0'))
            continue;
        if (++i == words->before->len)
            return option;
    }
    return NULL;
}

static void find_in_step(ShellPlace *place, const ShellWords *words)
{
    bool over = false;
    const VerbOption *waiting = find_waiting(place, words, &over);
    place->kind = PLACE_ARGUMENT;
    if (waiting != NULL) {
        place->kind = PLACE_VALUE;
        place->option = waiting;
    } else if (!over && place->text[0] == '-' && words->quote == '\0' &&
               !find_attached(place, place->text)) {
        place->kind = PLACE_OPTION;
    }
}

static const Verb *find_verb(const char *name, const Verb *const *commands)
{
    for (; commands != NULL && *commands != NULL; commands++) {
        if (strcmp((*commands)->name, name) == 0)
            return *commands;
    }
    return verbs_find(name, NULL);
}

ShellPlace shell_place_find(const ShellWords *words, const Verb *const *commands)
{
    ShellPlace place = {.text = words->current->str};
    unsigned n = words->before->len;
    if (words->comment || words->escaped)
        return place;
    for (unsigned i = 0; i < n; i++) {
        if (strcmp(word_at(words, i), "then") == 0)
            place.start = i + 1;
    }
    if (n > 0 && place.start == 0 && strcmp(word_at(words, 0), "tabshark") == 0)
        place.start = 1;
    bool first = place.start == 0 || strcmp(word_at(words, place.start - 1), "then") != 0;
    if (place.start == n) {
        place.kind = first ? PLACE_START : PLACE_STEP;
        return place;
    }
    const char *name = word_at(words, place.start);
    place.verb = find_verb(name, first ? commands : NULL);
    if (first && strcmp(name, "help") == 0)
        place.kind = PLACE_TOPIC;
    else if (place.verb != NULL)
        find_in_step(&place, words);
    return place;
}
