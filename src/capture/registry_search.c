#include "capture/registry_search.h"

#include <string.h>

/* How well a word suits a field, best first. */
typedef enum {
    NAME_IS,
    NAME_BEGINS_WITH_WORD,
    NAME_BEGINS,
    NAME_HAS_WORD,
    NAME_HAS_BEGINNING, /* of a word */
    NAME_HOLDS,
    DESCRIPTION_HAS_WORD,
    DESCRIPTION_HAS_BEGINNING,
    DESCRIPTION_HOLDS,
    NOWHERE,
} Likeness;

typedef struct {
    RegistryEntry entry;
    unsigned rank; /* the likenesses of all words together */
} Match;

static void fold(GString *folded, const char *text, size_t length)
{
    g_string_truncate(folded, 0);
    g_string_append_len(folded, text, (gssize)length);
    g_string_ascii_down(folded);
}

/* Is there the end of a word, on one side of a place? */
static bool parts_words(char c)
{
    return c == '\0' || !g_ascii_isalnum(c);
}

/* The best of the places at which a text holds a word: 0 by itself, 1 where a word begins with it,
 * 2 within one; 3 if it is in none. */
static unsigned find_word(const GString *text, const char *word, size_t length)
{
    unsigned best = 3;
    for (const char *at = text->str; (at = strstr(at, word)) != NULL && best > 0; at++) {
        bool begins = at == text->str || parts_words(at[-1]) || parts_words(word[0]);
        unsigned here = !begins ? 2 : (parts_words(at[length]) ? 0 : 1);
        best = MIN(best, here);
    }
    return best;
}

static Likeness compare(const GString *name, const GString *description, const char *word)
{
    size_t length = strlen(word);
    unsigned in_name = find_word(name, word, length);
    if (in_name < 3 && strncmp(name->str, word, length) == 0)
        return name->len == length              ? NAME_IS
               : parts_words(name->str[length]) ? NAME_BEGINS_WITH_WORD
                                                : NAME_BEGINS;
    if (in_name < 3)
        return (Likeness)(NAME_HAS_WORD + in_name);
    unsigned in_description = find_word(description, word, length);
    return in_description < 3 ? (Likeness)(DESCRIPTION_HAS_WORD + in_description) : NOWHERE;
}

static int compare_matches(gconstpointer a, gconstpointer b)
{
    const Match *first = a, *second = b;
    if (first->rank != second->rank)
        return first->rank < second->rank ? -1 : 1;
    if (first->entry.name_length != second->entry.name_length)
        return first->entry.name_length < second->entry.name_length ? -1 : 1;
    /* Both lie in the registry, in order of names. */
    return first->entry.name < second->entry.name ? -1 : first->entry.name > second->entry.name;
}

/* Adds what the words suit. Lines of one name follow each other: the better one stays. */
static void consider(GArray *matches, const Match *match)
{
    Match *last = matches->len > 0 ? &g_array_index(matches, Match, matches->len - 1) : NULL;
    size_t length = match->entry.name_length;
    if (last == NULL || last->entry.name_length != length ||
        memcmp(last->entry.name, match->entry.name, length) != 0)
        g_array_append_val(matches, *match);
    else if (match->rank < last->rank)
        *last = *match;
}

static GArray *find(const Registry *registry, char **words)
{
    GArray *matches = g_array_new(false, false, sizeof(Match));
    GString *name = g_string_new(NULL), *description = g_string_new(NULL);
    const char *at = NULL;
    for (Match match; registry_next(registry, &at, &match.entry);) {
        fold(name, match.entry.name, match.entry.name_length);
        fold(description, match.entry.description, match.entry.description_length);
        bool all = true;
        match.rank = 0;
        for (char **word = words; all && *word != NULL; word++) {
            Likeness likeness = compare(name, description, *word);
            match.rank += likeness;
            all = likeness != NOWHERE;
        }
        if (all)
            consider(matches, &match);
    }
    g_string_free(name, true);
    g_string_free(description, true);
    return matches;
}

GArray *registry_search(const Registry *registry, const char *const *words)
{
    g_autoptr(GPtrArray) folded = g_ptr_array_new_with_free_func(g_free);
    for (; *words != NULL; words++)
        g_ptr_array_add(folded, g_ascii_strdown(*words, -1));
    bool any = folded->len > 0;
    g_ptr_array_add(folded, NULL);
    g_autoptr(GArray) matches = find(registry, (char **)folded->pdata);
    if (any)
        g_array_sort(matches, compare_matches);
    GArray *entries = g_array_sized_new(false, false, sizeof(RegistryEntry), matches->len);
    for (unsigned i = 0; i < matches->len; i++)
        g_array_append_val(entries, g_array_index(matches, Match, i).entry);
    return entries;
}
