/* head and tail: the first and the last rows. */
#include "base/error.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *number;
    size_t rows;
} HeadOptions;

static const VerbOption options[] = {
    {"rows", 'n', G_OPTION_ARG_STRING, offsetof(HeadOptions, number), "N",
     "how many rows; the same as a plain argument"},
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
    return true;
}

static Table *apply_head(const Table *in, const void *data, const Run *run, GError **error)
{
    const HeadOptions *head = data;
    (void)run;
    (void)error;
    return table_slice(in, 0, head->rows);
}

static Table *apply_tail(const Table *in, const void *data, const Run *run, GError **error)
{
    const HeadOptions *tail = data;
    (void)run;
    (void)error;
    return table_slice(in, in->rows - MIN(in->rows, tail->rows), tail->rows);
}

const Verb verb_head = {
    .name = "head",
    .kind = VERB_STEP,
    .synopsis = "head [N]",
    .summary = "Keep the first N rows (5).",
    .options = options,
    .size = sizeof(HeadOptions),
    .check = check,
    .apply = apply_head,
};

const Verb verb_tail = {
    .name = "tail",
    .kind = VERB_STEP,
    .synopsis = "tail [N]",
    .summary = "Keep the last N rows (5).",
    .options = options,
    .size = sizeof(HeadOptions),
    .check = check,
    .apply = apply_tail,
};
