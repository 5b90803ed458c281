/* number: the row's index as a column. */
#include "base/error.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    gint64 from;
    const char *name;
} NumberOptions;

static const VerbOption options[] = {
    {"from", 0, G_OPTION_ARG_INT64, offsetof(NumberOptions, from), "N",
     "the first row's number, instead of 1"},
    {NULL},
};

static void defaults(void *data)
{
    NumberOptions *number = data;
    number->from = 1;
}

static bool check(void *data, GError **error)
{
    NumberOptions *number = data;
    char **arguments = number->arguments;
    bool named = arguments != NULL && arguments[0] != NULL;
    number->name = named ? arguments[0] : "row";
    if (*number->name != '\0' && (!named || arguments[1] == NULL))
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "number takes the name of the new column, and nothing else");
    return false;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const NumberOptions *number = data;
    size_t taken;
    int64_t last;
    (void)run;
    if (table_find(in, number->name, &taken)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "number: there is a column '%s' already; give another name", number->name);
        return NULL;
    }
    if (__builtin_add_overflow(number->from, in->rows, &last)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "number: %zu rows from %" G_GINT64_FORMAT " on do not fit in 64 bits", in->rows,
                    number->from);
        return NULL;
    }
    Column *column = column_new(TYPE_INT, in->rows, NULL);
    for (size_t row = 0; row < in->rows; row++)
        column->ints[row] = number->from + (int64_t)row;
    Table *out = table_new(in->rows);
    table_add(out, number->name, column);
    for (size_t i = 0; i < table_width(in); i++)
        table_add(out, table_name(in, i), column_ref(table_column(in, i)));
    return out;
}

const Verb verb_number = {
    .name = "number",
    .kind = VERB_STEP,
    .synopsis = "number [NAME] [--from N]",
    .summary = "Put the number of each row in front, as a column: 1, 2, 3, …",
    .description = "The column is called 'row', or NAME.\n"
                   "\n"
                   "  … then sort frame.len then number rank\n"
                   "  … then number --from 0",
    .options = options,
    .size = sizeof(NumberOptions),
    .defaults = defaults,
    .check = check,
    .apply = apply,
    .when_cut = "rows are numbered through all captures; put it behind group or "
                "resample",
};
