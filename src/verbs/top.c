/* top: the rows where a column is largest. */
#include "base/error.h"
#include "query/order.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    gboolean smallest;
    const char *column;
    size_t rows;
} TopOptions;

static const VerbOption options[] = {
    {"smallest", 0, G_OPTION_ARG_NONE, offsetof(TopOptions, smallest), NULL,
     "the rows where the column is smallest, smallest first"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    TopOptions *top = data;
    char **arguments = top->arguments;
    guint64 rows;
    if (arguments == NULL || arguments[0] == NULL || arguments[1] == NULL || arguments[2] != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "top takes a number of rows and a column, as in 'top 10 frame.len'");
        return false;
    }
    if (!g_ascii_string_to_unsigned(arguments[0], 10, 0, SIZE_MAX, &rows, NULL)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "top takes a number of rows first, not '%s'", arguments[0]);
        return false;
    }
    top->rows = rows;
    top->column = arguments[1];
    return true;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const TopOptions *top = data;
    size_t index;
    (void)run;
    if (!table_require(in, top->column, &index, error))
        return NULL;
    const Column *column = table_column(in, index);
    g_autofree size_t *rows = g_new(size_t, MAX(in->rows, 1));
    size_t n = 0;
    for (size_t row = 0; row < in->rows; row++) {
        if (column_has(column, row))
            rows[n++] = row;
    }
    order_rows(column, !top->smallest, rows, n);
    return table_take(in, rows, MIN(n, top->rows));
}

const Verb verb_top = {
    .name = "top",
    .kind = VERB_STEP,
    .synopsis = "top [--smallest] N COLUMN",
    .summary = "Keep the N rows where a column is largest, largest first.",
    .description = "Rows that are equal stay in their order; rows without a value are never kept.\n"
                   "\n"
                   "  … then group ip.src bytes=sum:frame.len then top 10 bytes",
    .options = options,
    .size = sizeof(TopOptions),
    .check = check,
    .apply = apply,
    .when_cut = "the largest of all captures are not those of each; put it behind group "
                "or resample",
};
