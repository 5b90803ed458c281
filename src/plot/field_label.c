#include "plot/field_label.h"

#include <string.h>

#include "plot/field_words.h"

/* What an aggregate does to the words; the unit stays unless it counts something else. */
static const struct {
    const char *name, *words;
    bool keeps_unit;
} aggregates[] = {
    {"sum", "Sum of", true},       {"mean", "Mean of", true},
    {"min", "Minimum of", true},   {"max", "Maximum of", true},
    {"median", "Median of", true}, {"std", "Standard deviation of", true},
    {"first", "First", true},      {"last", "Last", true},
    {"var", "Variance of", false}, {"nunique", "Different values of", false},
    {"count", "Count of", false},
};

/* A column's name taken apart: "sum:frame.len" is aggregate "Sum of" and field "frame.len". */
typedef struct {
    char *aggregate; /* NULL: none */
    bool keeps_unit;
    const char *field; /* into the name */
} Parts;

/* "95th percentile of" for p95. */
static char *percentile_words(const char *name, size_t length)
{
    if (length < 2 || name[0] != 'p' || strspn(name + 1, "0123456789.") != length - 1) {
        return NULL;
    }
    const char *ending = "th";
    char last = name[length - 1];
    if (memchr(name, '.', length) == NULL && (length < 3 || name[length - 2] != '1')) {
        ending = last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
    }
    return g_strdup_printf("%.*s%s percentile of", (int)length - 1, name + 1, ending);
}

static Parts take_apart(const char *name)
{
    const char *colon = strchr(name, ':');
    if (colon == NULL || colon[1] == '\0') {
        return (Parts){NULL, true, name};
    }
    size_t length = (size_t)(colon - name);
    for (size_t i = 0; i < G_N_ELEMENTS(aggregates); i++) {
        if (strlen(aggregates[i].name) == length &&
            strncmp(name, aggregates[i].name, length) == 0) {
            return (Parts){g_strdup(aggregates[i].words), aggregates[i].keeps_unit, colon + 1};
        }
    }
    char *percentile = percentile_words(name, length);
    return (Parts){percentile, true, percentile != NULL ? colon + 1 : name};
}

const Unit *field_unit(const char *name, Type type)
{
    size_t stem = 0;
    Parts parts = take_apart(name);
    const FieldWords *known = field_words_find(parts.field);
    known = known != NULL ? known : field_words_find_rate(parts.field, &stem);
    g_free(parts.aggregate);
    if (type == TYPE_DURATION) {
        return &unit_seconds;
    }
    return parts.keeps_unit && known != NULL ? known->unit : NULL;
}

/* The words for what an aggregate is of, and whether they are common words, not a name. */
static char *words_of(const char *field, bool *common)
{
    size_t stem = 0;
    const FieldWords *known = field_words_find(field);
    const FieldWords *rate = known == NULL ? field_words_find_rate(field, &stem) : NULL;
    known = rate != NULL && stem == 0 ? rate : known;
    *common = known != NULL;
    if (known != NULL) {
        return g_strdup(known->words);
    }
    return rate != NULL ? g_strndup(field, stem) : g_strdup(field);
}

char *field_title(const char *name)
{
    bool common = false;
    Parts parts = take_apart(name);
    g_autofree char *aggregate = parts.aggregate;
    char *words = words_of(parts.field, &common);
    if (aggregate == NULL) {
        return words;
    }
    /* In the middle of a phrase "Frame" begins small, "TCP" does not. */
    if (common && g_ascii_islower(words[1])) {
        words[0] = g_ascii_tolower(words[0]);
    }
    char *title = g_strconcat(aggregate, " ", words, NULL);
    g_free(words);
    return title;
}

char *field_label(const char *name, Type type)
{
    const Unit *unit = field_unit(name, type);
    g_autofree char *title = field_title(name);
    return unit != NULL ? g_strdup_printf("%s (%s)", title, unit->name) : g_steal_pointer(&title);
}

bool field_adds_up(const char *name)
{
    return strcmp(name, "count") == 0 || g_str_has_prefix(name, "count:") ||
           g_str_has_prefix(name, "sum:");
}
