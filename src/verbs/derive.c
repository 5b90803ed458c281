/* derive: columns computed from others. */
#include <string.h>

#include "base/error.h"
#include "query/expression.h"
#include "verbs/verb.h"

typedef struct {
    char *name;
    Expression *value;
} Definition;

typedef struct {
    char **arguments;
    GArray *definitions; /* of Definition */
} DeriveOptions;

static void clear_definition(gpointer data)
{
    Definition *definition = data;
    g_free(definition->name);
    expression_free(definition->value);
}

/* The sign between name and expression: the first "=" that is not part of a comparison, nor in
 * backquotes. */
static const char *find_equals(const char *text)
{
    bool quoted = false;
    for (const char *at = text; *at != '\0'; at++) {
        quoted ^= *at == '`';
        if (*at == '=' && !quoted)
            return at[1] == '=' || (at > text && strchr("!<>", at[-1]) != NULL) ? NULL : at;
    }
    return NULL;
}

/* The name of the column, with or without backquotes; NULL if there is none. */
static char *read_name(const char *text, size_t length)
{
    g_autofree char *name = g_strstrip(g_strndup(text, length));
    size_t n = strlen(name);
    if (n > 2 && name[0] == '`' && name[n - 1] == '`') {
        memmove(name, name + 1, n - 2);
        name[n - 2] = '\0';
    }
    return *name != '\0' && strchr(name, '`') == NULL ? g_steal_pointer(&name) : NULL;
}

static bool read_definition(DeriveOptions *derive, const char *text, GError **error)
{
    const char *equals = find_equals(text);
    g_autofree char *name = equals != NULL ? read_name(text, (size_t)(equals - text)) : NULL;
    if (name == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "derive takes 'NAME = EXPRESSION', not '%s'", text);
        return false;
    }
    Expression *value = expression_parse(equals + 1 + strspn(equals + 1, " "), error);
    if (value == NULL) {
        g_prefix_error(error, "derive %s: ", name);
        return false;
    }
    Definition definition = {g_steal_pointer(&name), value};
    g_array_append_val(derive->definitions, definition);
    return true;
}

static bool check(void *data, GError **error)
{
    DeriveOptions *derive = data;
    derive->definitions = g_array_new(false, false, sizeof(Definition));
    g_array_set_clear_func(derive->definitions, clear_definition);
    for (char **text = derive->arguments; text != NULL && *text != NULL; text++) {
        if (!read_definition(derive, *text, error))
            return false;
    }
    if (derive->definitions->len > 0)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "derive takes 'NAME = EXPRESSION', once or more");
    return false;
}

/* The table with a column more, or one replaced where it stands. Takes over `column`. */
static Table *with_column(const Table *in, const char *name, Column *column)
{
    Table *out = table_new(in->rows);
    size_t place;
    if (!table_find(in, name, &place))
        place = table_width(in);
    for (size_t i = 0; i < table_width(in); i++)
        table_add(out, table_name(in, i), i == place ? column : column_ref(table_column(in, i)));
    if (place == table_width(in))
        table_add(out, name, column);
    return out;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const DeriveOptions *derive = data;
    g_autoptr(Table) table = NULL;
    for (unsigned i = 0; i < derive->definitions->len; i++) {
        const Definition *definition = &g_array_index(derive->definitions, Definition, i);
        const Table *from = table != NULL ? table : in;
        Column *column = expression_column(definition->value, from, run->utc, error);
        if (column == NULL) {
            g_prefix_error(error, "derive %s: ", definition->name);
            return NULL;
        }
        Table *next = with_column(from, definition->name, column);
        table_unref(table);
        table = next;
    }
    return g_steal_pointer(&table);
}

static bool row_wise(const void *data)
{
    const DeriveOptions *derive = data;
    for (unsigned i = 0; i < derive->definitions->len; i++) {
        if (!expression_row_wise(g_array_index(derive->definitions, Definition, i).value))
            return false;
    }
    return true;
}

static bool capture_wise(const void *data)
{
    const DeriveOptions *derive = data;
    for (unsigned i = 0; i < derive->definitions->len; i++) {
        if (!expression_capture_wise(g_array_index(derive->definitions, Definition, i).value))
            return false;
    }
    return true;
}

static void clear(void *data)
{
    DeriveOptions *derive = data;
    g_clear_pointer(&derive->definitions, g_array_unref);
}

const Verb verb_derive = {
    .name = "derive",
    .kind = VERB_STEP,
    .synopsis = "derive 'NAME = EXPRESSION'…",
    .summary = "Add a column computed from others, or replace one.",
    .description =
        "  … then derive 'kB = frame.len / 1000'\n"
        "  … then derive 'gap = frame.time_epoch - lag(frame.time_epoch) by tcp.stream'\n"
        "  … then derive 'side = if(ip.src == first(ip.src) by tcp.stream, \"client\", "
        "\"server\")'\n"
        "\n"
        "A missing value in makes a missing value out, as does dividing by 0. time - time is a\n"
        "duration; numbers compare with durations and times as seconds; ints stay exact, and one\n"
        "that does not fit in 64 bits is an error. A time is written in quotes, and means local\n"
        "time unless it names a zone (Z, +02:00) or --utc was given.\n"
        "\n"
        "  if(condition, a, b)\n"
        "  first last min max sum mean count (x)         over the table, or 'by' a key in groups\n"
        "  lag(x [, rows])  cumsum(x)                    likewise\n"
        "  lower upper len (text)  substr(text, from [, length])\n"
        "  floor round abs log10 (x)  round(x, decimals)\n"
        "  year month day hour minute second weekday (time)\n"
        "\n"
        "The grammar, {} for what may be repeated and [] for what may be left out:",
    .appendix = expression_grammar,
    .size = sizeof(DeriveOptions),
    .check = check,
    .apply = apply,
    .row_wise = row_wise,
    .capture_wise = capture_wise,
    .when_cut = "a function in it looks at the rows of all captures; let it look at each capture's "
                "alone (… by capture), or put it behind group or resample",
    .clear = clear,
};
