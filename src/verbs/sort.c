/* sort: rows in order of columns. */
#include "base/error.h"
#include "query/order.h"
#include "verbs/key_columns.h"

typedef struct {
    char **arguments;
    gboolean reverse;
    GPtrArray *columns; /* of char * */
} SortOptions;

static const VerbOption options[] = {
    {"reverse", 'r', G_OPTION_ARG_NONE, offsetof(SortOptions, reverse), NULL,
     "largest first; missing values stay last"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    SortOptions *sort = data;
    sort->columns = g_ptr_array_new_with_free_func(g_free);
    for (char **list = sort->arguments; list != NULL && *list != NULL; list++)
        key_names_add(sort->columns, *list);
    if (sort->columns->len > 0)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "sort: name the columns to sort by");
    return false;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const SortOptions *sort = data;
    (void)run;
    g_autofree const Column **columns = key_columns_find(in, sort->columns, error);
    if (columns == NULL)
        return NULL;
    g_autofree size_t *rows = g_new(size_t, MAX(in->rows, 1));
    for (size_t row = 0; row < in->rows; row++)
        rows[row] = row;
    for (unsigned i = sort->columns->len; i-- > 0;)
        order_rows(columns[i], sort->reverse, rows, in->rows);
    return table_take(in, rows, in->rows);
}

static void clear(void *data)
{
    SortOptions *sort = data;
    g_clear_pointer(&sort->columns, g_ptr_array_unref);
}

const Verb verb_sort = {
    .name = "sort",
    .kind = VERB_STEP,
    .synopsis = "sort [-r] COLUMN[,COLUMN…]…",
    .summary = "Sort rows by columns, the first one named first; -r: largest first.",
    .description =
        "Rows that are equal stay in their order. Numbers and times sort by size, addresses by\n"
        "number, text by bytes, false before true; missing values come last.\n"
        "\n"
        "  … then sort ip.src,tcp.srcport\n"
        "  … then group http.host count then sort -r count",
    .options = options,
    .size = sizeof(SortOptions),
    .check = check,
    .apply = apply,
    .when_cut = "it orders the rows of all captures, and no result of group or resample "
                "but first and last depends on that; put it behind them",
    .clear = clear,
};
