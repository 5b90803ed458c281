/* head and tail: the first and the last rows. */
#include "base/error.h"
#include "verbs/key_columns.h"

typedef struct {
    char **arguments;
    char *number;
    char *by;
    size_t rows;
    GPtrArray *keys; /* of char *: what --by names; NULL for the table's rows */
} HeadOptions;

static const VerbOption options[] = {
    {"rows", 'n', G_OPTION_ARG_STRING, offsetof(HeadOptions, number), "N",
     "how many rows; the same as a plain argument"},
    {"by", 0, G_OPTION_ARG_STRING, offsetof(HeadOptions, by), "KEY[,KEY…]",
     "so many of each group of rows that have the same key"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    HeadOptions *head = data;
    const char *number = head->number;
    guint64 rows = 5;
    bool plain = head->arguments != NULL && head->arguments[0] != NULL;
    if (plain && (number != NULL || head->arguments[1] != NULL)) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "head and tail take one number of rows");
        return false;
    }
    if (plain)
        number = head->arguments[0];
    if (number != NULL && !g_ascii_string_to_unsigned(number, 10, 0, SIZE_MAX, &rows, NULL)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "head and tail take a number of rows, not '%s'", number);
        return false;
    }
    head->rows = rows;
    if (head->by != NULL) {
        head->keys = g_ptr_array_new_with_free_func(g_free);
        key_names_add(head->keys, head->by);
    }
    return true;
}

/* The first rows of each group, or the last. They stay in the table's order. */
static Table *take_of_each(const Table *in, const HeadOptions *head, bool last, const Run *run,
                           GError **error)
{
    const char *verb = last ? "tail" : "head";
    g_autoptr(Grouping) grouping = key_columns_group(in, head->keys, verb, run, error);
    if (grouping == NULL)
        return NULL;
    g_autofree size_t *taken = g_new0(size_t, MAX(grouping->groups, 1));
    g_autofree size_t *rows = g_new(size_t, MAX(in->rows, 1));
    size_t n = 0;
    for (size_t i = 0; i < in->rows; i++) {
        size_t row = last ? in->rows - 1 - i : i;
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && taken[group]++ < head->rows)
            rows[n++] = row;
    }
    for (size_t i = 0; last && i < n / 2; i++) {
        size_t swap = rows[i];
        rows[i] = rows[n - 1 - i];
        rows[n - 1 - i] = swap;
    }
    return table_take(in, rows, n);
}

static Table *apply_head(const Table *in, const void *data, const Run *run, GError **error)
{
    const HeadOptions *head = data;
    if (head->keys != NULL)
        return take_of_each(in, head, false, run, error);
    return table_slice(in, 0, head->rows);
}

static bool first_rows(const void *data, size_t *rows)
{
    const HeadOptions *head = data;
    *rows = head->rows;
    return head->keys == NULL;
}

static Table *apply_tail(const Table *in, const void *data, const Run *run, GError **error)
{
    const HeadOptions *tail = data;
    if (tail->keys != NULL)
        return take_of_each(in, tail, true, run, error);
    return table_slice(in, in->rows - MIN(in->rows, tail->rows), tail->rows);
}

static void clear(void *data)
{
    HeadOptions *head = data;
    g_clear_pointer(&head->keys, g_ptr_array_unref);
}

const Verb verb_head = {
    .name = "head",
    .kind = VERB_STEP,
    .synopsis = "head [N] [--by KEY[,KEY…]]",
    .summary = "Keep the first N rows (5), of the table or of each group.",
    .description = "  … then head 10\n"
                   "  … then head 1 --by tcp.stream",
    .options = options,
    .size = sizeof(HeadOptions),
    .check = check,
    .apply = apply_head,
    .first_rows = first_rows,
    .when_cut = "the first and the last rows of all captures are not those of each; put it behind "
                "group or resample",
    .clear = clear,
};

const Verb verb_tail = {
    .name = "tail",
    .kind = VERB_STEP,
    .synopsis = "tail [N] [--by KEY[,KEY…]]",
    .summary = "Keep the last N rows (5), of the table or of each group.",
    .description = "  … then tail 10\n"
                   "  … then tail 1 --by tcp.stream",
    .options = options,
    .size = sizeof(HeadOptions),
    .check = check,
    .apply = apply_tail,
    .when_cut = "the first and the last rows of all captures are not those of each; put it behind "
                "group or resample",
    .clear = clear,
};
