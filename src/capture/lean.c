#include "capture/lean.h"

#include <glib.h>
#include <string.h>

#include "capture/column_form.h"

/* What a preference switches off in tshark 4.0: the fields whose names start so; NULL if it is
 * labels alone. (Later releases, of which no columns are read, need them for more: tcp.stream.pnum,
 * udp.stream.pnum, tcp.options.sack.count.) */
static const struct {
    const char *preference, *fields;
} preferences[] = {
    {"ip.summary_in_tree:FALSE", NULL},
    {"ipv6.summary_in_tree:FALSE", NULL},
    {"tcp.summary_in_tree:FALSE", NULL},
    {"udp.summary_in_tree:FALSE", NULL},
    {"tcp.calculate_timestamps:FALSE", "tcp.time_"},
    {"udp.calculate_timestamps:FALSE", "udp.time_"},
    /* With the bytes in flight goes the parent of all analysis where it has nothing else. */
    {"tcp.track_bytes_in_flight:FALSE", "tcp.analysis"},
};

/* Words of the language of display filters. */
static const char *const operators[] = {"and", "or",  "not",      "xor",     "eq",
                                        "ne",  "gt",  "lt",       "ge",      "le",
                                        "in",  "any", "contains", "matches", "all"};

const char *lean_preference(size_t i)
{
    return i < G_N_ELEMENTS(preferences) ? preferences[i].preference : NULL;
}

static bool is_operator(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (strcmp(operators[i], word) == 0)
            return true;
    }
    return false;
}

static bool is_of_known_protocol(const char *word)
{
    g_autofree char *protocol = g_strndup(word, strcspn(word, "."));
    return g_strv_contains(column_form_protocols(), protocol);
}

/* Is every word of the filter known not to need those fields? What stands in quotes is taken for
 * words too, and macros (${name}) for their names: then the answer is no. */
static bool filter_allows(const char *filter, const char *fields)
{
    static const char letters[] = G_CSET_A_2_Z G_CSET_a_2_z "_";
    static const char others[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-.";
    const char *at = filter;
    while (*(at += strcspn(at, others)) != '\0') {
        g_autofree char *word = g_strndup(at, strspn(at, others));
        at += strlen(word);
        bool number = strchr(letters, *word) == NULL;
        if (!number && !is_operator(word) &&
            (!is_of_known_protocol(word) || g_str_has_prefix(word, fields)))
            return false;
    }
    return true;
}

bool lean_allows(size_t i, const char *const *fields, const char *filter)
{
    const char *needed = preferences[i].fields;
    if (needed == NULL)
        return true;
    for (; *fields != NULL; fields++) {
        if (g_str_has_prefix(*fields, needed))
            return false;
    }
    return filter == NULL || filter_allows(filter, needed);
}
