/* describe: what is in each column, in numbers. */
#include <string.h>

#include "base/error.h"
#include "query/stats.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
} DescribeOptions;

enum { MEAN, STD, MIN, P25, P50, P75, MAX_, STATISTICS };
static const char *const statistic_names[STATISTICS] = {"mean", "std", "min", "p25",
                                                        "p50",  "p75", "max"};

static bool check(void *data, GError **error)
{
    const DescribeOptions *describe = data;
    if (describe->arguments == NULL || describe->arguments[0] == NULL)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "describe takes no arguments; choose columns with select");
    return false;
}

/* One row a column of the input; `numbers[i]` or `texts[i]` is filled, by the column's type. */
typedef struct {
    const Table *in;
    NumberStats *numbers;
    TextStats *texts;
    bool any_number, any_text;
} Description;

static Description describe_columns(const Table *in)
{
    size_t n = MAX(table_width(in), 1);
    Description description = {in, g_new0(NumberStats, n), g_new0(TextStats, n), false, false};
    for (size_t i = 0; i < table_width(in); i++) {
        const Column *column = table_column(in, i);
        if (type_is_numeric(column->type)) {
            description.numbers[i] = stats_of_numbers(column);
            description.any_number = true;
        } else {
            description.texts[i] = stats_of_text(column);
            description.any_text = true;
        }
    }
    return description;
}

static bool is_number(const Description *description, size_t row)
{
    return type_is_numeric(table_column(description->in, row)->type);
}

static size_t count_of(const Description *description, size_t row)
{
    return is_number(description, row) ? description->numbers[row].count
                                       : description->texts[row].count;
}

/* A column of text: names, types, or the most frequent values. Rows for which `text` gives NULL are
 * missing. */
static Column *text_column(const Description *description,
                           const char *(*text)(const Description *description, size_t row))
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, table_width(description->in), dictionary);
    for (size_t row = 0; row < column->rows; row++) {
        const char *string = text(description, row);
        if (string != NULL)
            column->codes[row] = dictionary_intern(dictionary, string, strlen(string));
        else
            column_set_missing(column, row);
    }
    return column;
}

static const char *name_of(const Description *description, size_t row)
{
    return table_name(description->in, row);
}

static const char *type_of(const Description *description, size_t row)
{
    return type_name(table_column(description->in, row)->type);
}

static const char *top_of(const Description *description, size_t row)
{
    const Column *column = table_column(description->in, row);
    const TextStats *stats = &description->texts[row];
    return !is_number(description, row) && stats->count > 0
               ? dictionary_string(column->dictionary, stats->top, NULL)
               : NULL;
}

static void add_counts(const Description *description, Table *out)
{
    Column *count = column_new(TYPE_INT, out->rows, NULL);
    Column *missing = column_new(TYPE_INT, out->rows, NULL);
    for (size_t row = 0; row < out->rows; row++) {
        size_t present = count_of(description, row);
        count->ints[row] = (int64_t)present;
        missing->ints[row] = (int64_t)(description->in->rows - present);
    }
    table_add(out, "count", count);
    table_add(out, "missing", missing);
}

static const Scalar *statistic(const NumberStats *stats, int which)
{
    const Scalar *const all[STATISTICS] = {&stats->mean, &stats->std, &stats->min, &stats->p25,
                                           &stats->p50,  &stats->p75, &stats->max};
    return all[which];
}

/* The statistics of numbers; rows of text are missing in them and have no say in their types. */
static void add_statistics(const Description *description, Table *out)
{
    g_autofree Scalar *scalars = g_new(Scalar, MAX(out->rows, 1));
    for (int which = 0; which < STATISTICS; which++) {
        size_t numbers = 0;
        for (size_t row = 0; row < out->rows; row++) {
            if (is_number(description, row))
                scalars[numbers++] = *statistic(&description->numbers[row], which);
        }
        g_autoptr(Column) dense = scalar_column(scalars, numbers);
        Column *column = column_new(dense->type, out->rows, dense->dictionary);
        numbers = 0;
        for (size_t row = 0; row < out->rows; row++) {
            if (!is_number(description, row) || !column_has(dense, numbers++))
                column_set_missing(column, row);
            else if (dense->type == TYPE_TEXT)
                column->codes[row] = dense->codes[numbers - 1];
            else
                column->ints[row] = dense->ints[numbers - 1];
        }
        table_add(out, statistic_names[which], column);
    }
}

static void add_text_statistics(const Description *description, Table *out)
{
    Column *unique = column_new(TYPE_INT, out->rows, NULL);
    Column *freq = column_new(TYPE_INT, out->rows, NULL);
    for (size_t row = 0; row < out->rows; row++) {
        if (is_number(description, row)) {
            column_set_missing(unique, row);
            column_set_missing(freq, row);
        } else {
            unique->ints[row] = (int64_t)description->texts[row].unique;
            freq->ints[row] = (int64_t)description->texts[row].freq;
        }
    }
    table_add(out, "unique", unique);
    table_add(out, "top", text_column(description, top_of));
    table_add(out, "freq", freq);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    (void)data;
    (void)run;
    (void)error;
    Description description = describe_columns(in);
    Table *out = table_new(table_width(in));
    table_add(out, "column", text_column(&description, name_of));
    table_add(out, "type", text_column(&description, type_of));
    add_counts(&description, out);
    if (description.any_number)
        add_statistics(&description, out);
    if (description.any_text)
        add_text_statistics(&description, out);
    g_free(description.numbers);
    g_free(description.texts);
    return out;
}

const Verb verb_describe = {
    .name = "describe",
    .kind = VERB_STEP,
    .synopsis = "describe",
    .summary = "Count, mean, deviation, quartiles and extremes of each column.",
    .description =
        "One row a column: type, count of values, missing; for numbers mean, std (n-1), min,\n"
        "p25, p50, p75 (linear between ranks) and max; for text and addresses the number of\n"
        "unique values, the most frequent one (top) and how often it stands there (freq).\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.len then describe",
    .size = sizeof(DescribeOptions),
    .check = check,
    .apply = apply,
    .when_cut = "it looks at the rows of all captures; group and resample have the same "
                "numbers as aggregates",
};
