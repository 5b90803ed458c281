/* select: some of the columns, in another order or under another name. */
#include <string.h>

#include "base/error.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    gboolean invert;
    GPtrArray *items; /* of char *: what the arguments name, comma lists taken apart */
} SelectOptions;

static const VerbOption options[] = {
    {"invert", 'v', G_OPTION_ARG_NONE, offsetof(SelectOptions, invert), NULL,
     "all columns but those named"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    SelectOptions *select = data;
    select->items = g_ptr_array_new_with_free_func(g_free);
    for (char **list = select->arguments; list != NULL && *list != NULL; list++) {
        g_auto(GStrv) parts = g_strsplit(*list, ",", -1);
        for (char **part = parts; *part != NULL; part++) {
            if (*g_strstrip(*part) != '\0')
                g_ptr_array_add(select->items, g_strdup(*part));
        }
    }
    if (select->items->len > 0)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "select: name the columns to keep");
    return false;
}

/* The column of an item, "NAME" or "NEW=NAME", and the name that it gets. A column that is itself
 * called so goes first: names may hold "=". */
static bool find_item(const Table *in, const char *item, size_t *index, char **name, GError **error)
{
    const char *equals = strchr(item, '=');
    if (equals == NULL || table_find(in, item, index)) {
        *name = g_strdup(item);
        return table_require(in, item, index, error);
    }
    *name = g_strndup(item, (size_t)(equals - item));
    return table_require(in, equals + 1, index, error);
}

static bool keep_item(const Table *in, const char *item, Table *out, GError **error)
{
    g_autofree char *name = NULL;
    size_t index;
    size_t taken;
    if (!find_item(in, item, &index, &name, error))
        return false;
    if (*name == '\0' || table_find(out, name, &taken)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    *name == '\0' ? "select: a column needs a name: '%s'"
                                  : "select: '%s' makes a second column of that name",
                    item);
        return false;
    }
    table_add(out, name, column_ref(table_column(in, index)));
    return true;
}

static Table *all_but(const Table *in, const GPtrArray *items, GError **error)
{
    g_autoptr(Table) out = table_new(in->rows);
    g_autofree bool *dropped = g_new0(bool, MAX(table_width(in), 1));
    for (unsigned i = 0; i < items->len; i++) {
        size_t index;
        if (!table_require(in, g_ptr_array_index(items, i), &index, error))
            return NULL;
        dropped[index] = true;
    }
    for (size_t i = 0; i < table_width(in); i++) {
        if (!dropped[i])
            table_add(out, table_name(in, i), column_ref(table_column(in, i)));
    }
    return g_steal_pointer(&out);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const SelectOptions *select = data;
    (void)run;
    if (select->invert)
        return all_but(in, select->items, error);
    g_autoptr(Table) out = table_new(in->rows);
    for (unsigned i = 0; i < select->items->len; i++) {
        if (!keep_item(in, g_ptr_array_index(select->items, i), out, error))
            return NULL;
    }
    return g_steal_pointer(&out);
}

static bool row_wise(const void *data)
{
    (void)data;
    return true;
}

static void clear(void *data)
{
    SelectOptions *select = data;
    g_clear_pointer(&select->items, g_ptr_array_unref);
}

const Verb verb_select = {
    .name = "select",
    .kind = VERB_STEP,
    .synopsis = "select [-v] COLUMN[,COLUMN…]…",
    .summary = "Keep some columns, in the order named; NEW=OLD renames.",
    .description = "  … then select frame.number,frame.len\n"
                   "  … then select bytes=frame.len,ip.src\n"
                   "  … then select -v tcp.ack",
    .options = options,
    .size = sizeof(SelectOptions),
    .check = check,
    .apply = apply,
    .row_wise = row_wise,
    .clear = clear,
};
