/* where: the rows that meet a condition. */
#include "base/error.h"
#include "query/expression.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    Expression *condition;
} WhereOptions;

static bool check(void *data, GError **error)
{
    WhereOptions *where = data;
    if (where->arguments == NULL || where->arguments[0] == NULL || where->arguments[1] != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "where takes one expression, in quotes: where 'tcp.len > 0'");
        return false;
    }
    where->condition = expression_parse(where->arguments[0], error);
    g_prefix_error(error, "%s", "where: ");
    return where->condition != NULL;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const WhereOptions *where = data;
    g_autoptr(Column) condition = expression_condition(where->condition, in, run->utc, error);
    if (condition == NULL) {
        g_prefix_error(error, "%s", "where: ");
        return NULL;
    }
    g_autofree size_t *rows = g_new(size_t, MAX(in->rows, 1));
    size_t n = 0;
    for (size_t row = 0; row < in->rows; row++) {
        rows[n] = row;
        n += condition->bools[row];
    }
    return table_take(in, rows, n);
}

static bool row_wise(const void *data)
{
    const WhereOptions *where = data;
    return expression_row_wise(where->condition);
}

static bool capture_wise(const void *data)
{
    const WhereOptions *where = data;
    return expression_capture_wise(where->condition);
}

static void clear(void *data)
{
    WhereOptions *where = data;
    g_clear_pointer(&where->condition, expression_free);
}

const Verb verb_where = {
    .name = "where",
    .kind = VERB_STEP,
    .synopsis = "where EXPRESSION",
    .summary = "Keep the rows for which an expression holds.",
    .description =
        "Expressions read as display filters do, over the columns of the table; 'tabshark help\n"
        "derive' shows the language. A comparison with a missing value does not hold, and a\n"
        "column by itself asks whether there is a value (of a bool column: whether it is true).\n"
        "\n"
        "  … then where 'tcp.stream == 10 and tcp.len > 0'\n"
        "  … then where 'ip.src == 10.0.0.0/8 and tcp.dstport in {80, 443, 8000..8080}'\n"
        "  … then where 'frame.len > mean(frame.len) by ip.src'",
    .size = sizeof(WhereOptions),
    .check = check,
    .apply = apply,
    .row_wise = row_wise,
    .capture_wise = capture_wise,
    .when_cut = "a function in it looks at the rows of all captures; let it look at each capture's "
                "alone (… by capture), or put it behind group or resample",
    .clear = clear,
};
