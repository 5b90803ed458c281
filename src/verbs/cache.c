/* cache: what is kept of captures that were read. */
#include "base/error.h"
#include "capture/cache_list.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    Table *(*action)(GError **error);
} CacheOptions;

/* The first is done without a word. */
static const struct {
    const char *word;
    Table *(*action)(GError **error);
} actions[] = {
    {"summary", cache_summary},
    {"list", cache_listing},
    {"size", cache_size},
    {"clear", cache_clear},
};

static bool check(void *data, GError **error)
{
    CacheOptions *cache = data;
    char **words = cache->arguments;
    const char *word = words != NULL && words[0] != NULL ? words[0] : actions[0].word;
    for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (g_str_equal(word, actions[i].word))
            cache->action = actions[i].action;
    }
    if (cache->action != NULL && (words == NULL || words[0] == NULL || words[1] == NULL))
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "cache: takes one of list, size and clear, or nothing for a summary, not '%s'",
                cache->action != NULL ? words[1] : word);
    return false;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const CacheOptions *cache = data;
    (void)in;
    if (run->show_command) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "--show-command: cache runs no other program");
        return NULL;
    }
    return cache->action(error);
}

const Verb verb_cache = {
    .name = "cache",
    .kind = VERB_SOURCE,
    .synopsis = "cache [list|size|clear]",
    .summary = "Say what is kept of captures that were read, or remove it.",
    .description =
        "What tshark printed for a capture is kept in the user's cache folder, compressed, and\n"
        "answers the next read of that capture with the same filter and options, if all its\n"
        "fields are kept: the same table and the same warnings, without tshark. It is not used\n"
        "once the capture has changed, or tshark, its settings, plugins, files of names, the\n"
        "environment or the time zone. Standard input and pipes are never kept, nor what is read\n"
        "with --engine or with -N N, nor anything of a tshark that is a script.\n"
        "\n"
        "The cache holds what was in packets. It is readable by its owner alone.\n"
        "\n"
        "  cache        one row: state, folder, captures, entries, rows, size and limit in bytes,\n"
        "               first_used and last_used\n"
        "  cache list   a row an entry, the last used first: capture, filter, fields, options,\n"
        "               rows, size, used\n"
        "  cache size   one row: size and limit\n"
        "  cache clear  removes all entries and says how many\n"
        "\n"
        "read --no-cache reads anew and keeps nothing; tabshark --no-cache does so for a whole\n"
        "run, and TABSHARK_CACHE=off for all. TABSHARK_CACHE_SIZE is the limit, such as 500M\n"
        "(2G without it); what was not used for longest goes first.\n"
        "\n"
        "  tabshark cache list then sort -r size then head 3",
    .size = sizeof(CacheOptions),
    .check = check,
    .apply = apply,
};
