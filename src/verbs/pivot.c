/* pivot: from long to wide, one column for each series. */
#include "base/error.h"
#include "query/pick.h"
#include "table/value.h"
#include "verbs/key_columns.h"

#define COLUMNS_MAX 1000

enum { KEY, NAMES, VALUES, ROLES };

typedef struct {
    char **arguments; /* by role */
} PivotOptions;

/* Everything that one run takes. */
typedef struct {
    const Table *in;
    const Column *columns[ROLES];
    Grouping *keys, *names;
    size_t *rows; /* of the cells, name by name: where the value stands, or NO_ROW */
} Pivot;

static bool check(void *data, GError **error)
{
    const PivotOptions *pivot = data;
    char **arguments = pivot->arguments;
    if (arguments != NULL && g_strv_length(arguments) == ROLES)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "pivot takes three columns: the key of a row, the names of the new "
                        "columns, and their values, as in 'pivot frame.time_epoch ip.src bytes'");
    return false;
}

static bool find_columns(const Table *in, char **names, Pivot *pivot, GError **error)
{
    for (int role = 0; role < ROLES; role++) {
        size_t index;
        if (!table_require(in, names[role], &index, error))
            return false;
        pivot->columns[role] = table_column(in, index);
    }
    return true;
}

static Grouping *group_rows(const Pivot *pivot, int role, char **names, const Run *run)
{
    Grouping *grouping = grouping_new(&pivot->columns[role], 1, pivot->in->rows);
    warn_left_out(run, "pivot", grouping->left_out, names[role]);
    return grouping;
}

static void set_twice_error(const Pivot *pivot, size_t row, char **names, GError **error)
{
    g_autoptr(GString) name = g_string_new(NULL);
    g_autoptr(GString) key = g_string_new(NULL);
    value_append(name, pivot->columns[NAMES], row);
    value_append(key, pivot->columns[KEY], row);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "pivot: there is more than one value for %s %s at %s %s (the second in row %zu); "
                "'group %s,%s' first, so that one is left",
                names[NAMES], name->str, names[KEY], key->str, row + 1, names[KEY], names[NAMES]);
}

/* Finds the row of each cell. Rows without a value fill none. */
static bool fill_cells(Pivot *pivot, char **names, GError **error)
{
    size_t n = (size_t)pivot->keys->groups * pivot->names->groups;
    pivot->rows = g_try_new(size_t, MAX(n, 1));
    if (pivot->rows == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "pivot: there is not enough memory for %zu cells", n);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        pivot->rows[i] = NO_ROW;
    for (size_t row = 0; row < pivot->in->rows; row++) {
        uint32_t key = pivot->keys->group_of[row];
        uint32_t name = pivot->names->group_of[row];
        if (key == GROUP_NONE || name == GROUP_NONE || !column_has(pivot->columns[VALUES], row))
            continue;
        size_t *cell = &pivot->rows[(size_t)name * pivot->keys->groups + key];
        if (*cell != NO_ROW) {
            set_twice_error(pivot, row, names, error);
            return false;
        }
        *cell = row;
    }
    return true;
}

/* The name of a new column: the value's text; with the old column's name in front where that is
 * empty or taken by the key. */
static char *new_name(const Pivot *pivot, uint32_t name, const char *names, const Table *out)
{
    GString *text = g_string_new(NULL);
    size_t taken;
    value_append(text, pivot->columns[NAMES], pivot->names->first_row[name]);
    while (text->len == 0 || table_find(out, text->str, &taken)) {
        g_string_prepend_c(text, '=');
        g_string_prepend(text, names);
    }
    return g_string_free(text, false);
}

static Table *build(const Pivot *pivot, char **names)
{
    size_t keys = pivot->keys->groups;
    Table *out = table_new(keys);
    table_add(out, names[KEY], column_take(pivot->columns[KEY], pivot->keys->first_row, keys));
    for (uint32_t name = 0; name < pivot->names->groups; name++) {
        g_autofree char *title = new_name(pivot, name, names[NAMES], out);
        table_add(out, title, pick_rows(pivot->columns[VALUES], pivot->rows + name * keys, keys));
    }
    return out;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const PivotOptions *options = data;
    char **names = options->arguments;
    Pivot pivot = {.in = in};
    Table *out = NULL;
    if (!find_columns(in, names, &pivot, error))
        return NULL;
    pivot.keys = group_rows(&pivot, KEY, names, run);
    pivot.names = group_rows(&pivot, NAMES, names, run);
    if (pivot.names->groups > COLUMNS_MAX)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "pivot: '%s' has %u different values, and %d columns are the most; keep fewer "
                    "series first",
                    names[NAMES], pivot.names->groups, COLUMNS_MAX);
    else if (fill_cells(&pivot, names, error))
        out = build(&pivot, names);
    grouping_free(pivot.keys);
    grouping_free(pivot.names);
    g_free(pivot.rows);
    return out;
}

const Verb verb_pivot = {
    .name = "pivot",
    .kind = VERB_STEP,
    .synopsis = "pivot KEY NAMES VALUES",
    .summary = "Turn a long table into a wide one: a column for each value of NAMES.",
    .description =
        "One row for each different KEY, one column for each different value of NAMES, both in\n"
        "order of first appearance; VALUES fills the cells, at most once each. Rows without a\n"
        "key or a name are left out.\n"
        "\n"
        "  … then resample 1s bytes=sum:frame.len --by ip.src\n"
        "      then pivot frame.time_epoch ip.src bytes",
    .size = sizeof(PivotOptions),
    .check = check,
    .apply = apply,
    .when_cut = "its columns come from the rows of all captures; put it behind group or "
                "resample",
};
