/* distinct: the first row of each different combination of values. */
#include "verbs/key_columns.h"

typedef struct {
    char **arguments;
    GPtrArray *columns; /* of char *; empty for all */
} DistinctOptions;

static bool check(void *data, GError **error)
{
    DistinctOptions *distinct = data;
    (void)error;
    distinct->columns = g_ptr_array_new_with_free_func(g_free);
    for (char **list = distinct->arguments; list != NULL && *list != NULL; list++)
        key_names_add(distinct->columns, *list);
    return true;
}

/* Grouping has no place for rows of which a key is missing; here a missing value equals another.
 * Gives a column of numbers for the values, with one more for missing ones. */
static Column *number_values(const Column *column)
{
    g_autoptr(Grouping) values = grouping_new(&column, 1, column->rows);
    Column *numbers = column_new(TYPE_UINT, column->rows, NULL);
    for (size_t row = 0; row < column->rows; row++) {
        uint32_t value = values->group_of[row];
        numbers->uints[row] = value == GROUP_NONE ? values->groups : value;
    }
    return numbers;
}

static Grouping *group_all(const Column *const *columns, size_t n, size_t rows)
{
    g_autoptr(Grouping) grouping = grouping_new(NULL, 0, rows);
    /* Once every row stands alone, no further column can tell more. */
    for (size_t i = 0; i < n && grouping->groups < rows; i++) {
        g_autoptr(Column) numbers = columns[i]->present != NULL ? number_values(columns[i]) : NULL;
        Grouping *finer = grouping_refine(grouping, numbers != NULL ? numbers : columns[i]);
        grouping_free(grouping);
        grouping = finer;
    }
    return g_steal_pointer(&grouping);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const DistinctOptions *distinct = data;
    bool all = distinct->columns->len == 0;
    (void)run;
    g_autofree const Column **columns =
        key_columns_find(in, all ? in->names : distinct->columns, error);
    if (columns == NULL)
        return NULL;
    if (in->rows == 0 || table_width(in) == 0)
        return table_slice(in, 0, MIN(in->rows, 1));
    g_autoptr(Grouping) grouping =
        group_all(columns, all ? table_width(in) : distinct->columns->len, in->rows);
    return table_take(in, grouping->first_row, grouping->groups);
}

static void clear(void *data)
{
    DistinctOptions *distinct = data;
    g_clear_pointer(&distinct->columns, g_ptr_array_unref);
}

const Verb verb_distinct = {
    .name = "distinct",
    .kind = VERB_STEP,
    .synopsis = "distinct [COLUMN[,COLUMN…]…]",
    .summary = "Keep the first row of each different combination of values.",
    .description = "Without columns, rows that are equal throughout are kept once. Missing values\n"
                   "equal each other.\n"
                   "\n"
                   "  … then distinct ip.src,ip.dst",
    .size = sizeof(DistinctOptions),
    .check = check,
    .apply = apply,
    .when_cut = "rows of different captures may be equal; use group, whose keys are "
                "different",
    .clear = clear,
};
