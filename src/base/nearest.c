#include "base/nearest.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Longer names are never suggested, and nothing is suggested for them. */
#define NAME_MAX_LENGTH 255
#define SUGGESTIONS     3
#define MAX_EDITS       4

/* Penalties: one edit costs EDIT. The others place the kinds of likeness among each other. */
#define EDIT 2
#define SAME_PROTOCOL                                                                              \
    (-3) /* bonus: a slip within tcp.… is likelier than one that leads to another protocol */
#define ABBREVIATION 0
#define SAME_LAST    5
#define CONTAINS     6
#define NOT_NEAR     1000
/* A name so much worse than the best would only distract. */
#define SPREAD 3

/* A name in lower case, with what is compared again and again. */
typedef struct {
    char text[NAME_MAX_LENGTH + 1];
    size_t length;
    uint64_t letters; /* a set of its bytes modulo 64 */
    size_t last;      /* where the part behind the last dot begins; 0 without dots */
} Folded;

typedef struct {
    const char *name;
    int penalty;
    size_t length_apart;
} Suggestion;

static bool fold(const char *name, Folded *folded)
{
    folded->letters = 0;
    folded->last = 0;
    size_t i = 0;
    for (; name[i] != '\0'; i++) {
        if (i == NAME_MAX_LENGTH)
            return false;
        char c = g_ascii_tolower(name[i]);
        folded->text[i] = c;
        folded->letters |= UINT64_C(1) << ((unsigned char)c & 63);
        if (c == '.')
            folded->last = i + 1;
    }
    folded->text[i] = '\0';
    folded->length = i;
    return i > 0;
}

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t length_apart(const Folded *a, const Folded *b)
{
    return a->length > b->length ? a->length - b->length : b->length - a->length;
}

/* Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours,
 * no place edited twice (Damerau, CACM 7(3), 1964; the recurrence of Wagner and Fischer, JACM
 * 21(1), 1974, with Damerau's swap). Gives limit + 1 for anything farther, and computes only the
 * diagonals within the limit (Ukkonen, Inf. Control 64, 1985).
 */
static size_t edits(const Folded *a, const Folded *b, size_t limit)
{
    size_t rows[3][NAME_MAX_LENGTH + 2];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    const size_t far = limit + 1;
    size_t best_above = 0;
    for (size_t j = 0; j <= b->length; j++) {
        before[j] = far;
        above[j] = j;
    }
    for (size_t i = 1; i <= a->length; i++) {
        size_t first = i > limit ? i - limit : 1, last = min_size(i + limit, b->length);
        size_t best = far;
        row[first - 1] = first == 1 ? i : far;
        for (size_t j = first; j <= last; j++) {
            bool same = a->text[i - 1] == b->text[j - 1];
            size_t d = above[j - 1] + (same ? 0 : 1);
            d = min_size(d, row[j - 1] + 1);
            if (j < i + limit)
                d = min_size(d, above[j] + 1);
            if (i > 1 && j > 1 && a->text[i - 1] == b->text[j - 2] &&
                a->text[i - 2] == b->text[j - 1])
                d = min_size(d, before[j - 2] + 1);
            row[j] = d;
            best = min_size(best, d);
        }
        /* A swap reaches back two rows, so that one row beyond the limit does not settle it. */
        if (best == far && best_above == far)
            return far;
        best_above = best;
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return min_size(above[b->length], far);
}

/* Each edit changes the set of letters by one in and one out at most. */
static bool letters_too_far(const Folded *a, const Folded *b, size_t limit)
{
    return (size_t)__builtin_popcountll(a->letters & ~b->letters) > limit ||
           (size_t)__builtin_popcountll(b->letters & ~a->letters) > limit;
}

/* Do both begin with the same dotted part? */
static bool same_protocol(const Folded *a, const Folded *b)
{
    const char *dot = strchr(a->text, '.');
    return dot != NULL && strncmp(a->text, b->text, (size_t)(dot - a->text) + 1) == 0;
}

/* Is the one the beginning of the other, the difference lying in the last part, of which two
 * letters are left? */
static bool abbreviates(const Folded *a, const Folded *b)
{
    size_t shared = min_size(a->length, b->length);
    return a->last == b->last && shared >= a->last + 2 && strncmp(a->text, b->text, shared) == 0;
}

static int penalty(const Folded *wanted, const Folded *name)
{
    int least = NOT_NEAR;
    size_t limit = min_size((wanted->length + 1) / 3, MAX_EDITS);
    if (length_apart(wanted, name) <= limit && !letters_too_far(wanted, name, limit)) {
        size_t distance = edits(wanted, name, limit);
        if (distance <= limit)
            least = EDIT * (int)distance + (same_protocol(wanted, name) ? SAME_PROTOCOL : 0);
    }
    if (abbreviates(wanted, name))
        least = MIN(least, ABBREVIATION);
    if (wanted->length - wanted->last >= 2 &&
        strcmp(wanted->text + wanted->last, name->text + name->last) == 0)
        least = MIN(least, SAME_LAST);
    if (wanted->length >= 3 && (wanted->letters & ~name->letters) == 0 &&
        strstr(name->text, wanted->text) != NULL)
        least = MIN(least, CONTAINS);
    return least;
}

static bool better(const Suggestion *a, const Suggestion *b)
{
    return a->penalty != b->penalty ? a->penalty < b->penalty : a->length_apart < b->length_apart;
}

/* Keeps the best SUGGESTIONS of what it is shown, in order; among equals the earlier one. */
static void keep_best(Suggestion kept[SUGGESTIONS], size_t *n, Suggestion suggestion)
{
    for (size_t i = 0; i < *n; i++) {
        if (strcmp(kept[i].name, suggestion.name) == 0)
            return;
    }
    size_t place = *n;
    while (place > 0 && better(&suggestion, &kept[place - 1]))
        place--;
    if (place == SUGGESTIONS)
        return;
    if (*n < SUGGESTIONS)
        (*n)++;
    memmove(&kept[place + 1], &kept[place], (*n - place - 1) * sizeof kept[0]);
    kept[place] = suggestion;
}

static char *join(const Suggestion *kept, size_t n)
{
    GString *text = g_string_new(kept[0].name);
    for (size_t i = 1; i < n && kept[i].penalty <= kept[0].penalty + SPREAD; i++) {
        bool last = i + 1 == n || kept[i + 1].penalty > kept[0].penalty + SPREAD;
        g_string_append(text, last ? " or " : ", ");
        g_string_append(text, kept[i].name);
    }
    return g_string_free(text, FALSE);
}

char *nearest_names(const char *wanted, size_t n, NearestNameAt name_at, const void *data)
{
    Suggestion kept[SUGGESTIONS];
    size_t n_kept = 0;
    Folded target, name;
    if (!fold(wanted, &target))
        return NULL;
    for (size_t i = 0; i < n; i++) {
        Suggestion suggestion = {.name = name_at(i, data)};
        if (!fold(suggestion.name, &name))
            continue;
        suggestion.penalty = penalty(&target, &name);
        suggestion.length_apart = length_apart(&target, &name);
        if (suggestion.penalty < NOT_NEAR)
            keep_best(kept, &n_kept, suggestion);
    }
    return n_kept == 0 ? NULL : join(kept, n_kept);
}
