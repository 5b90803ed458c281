/* Several parts as one. */
#include <string.h>

#include "base/error.h"
#include "query/part_check.h"

/* What goes with the parts, and what each of their groups becomes. */
typedef struct {
    Part *const *parts;
    size_t n;
    Part *whole;
    Grouping *grouping; /* of the parts' groups, one part after the other */
} Merging;

/* "the part of 'a.pcap'" or "the part of 'a.pcap' and 3 more"; g_free it. */
static char *title(const Part *part)
{
    size_t n = part->captures->rows;
    const char *first = column_string(table_column(part->captures, 0), 0, NULL);
    return n == 1 ? g_strdup_printf("the part of '%s'", first)
                  : g_strdup_printf("the part of '%s' and %zu more", first, n - 1);
}

static bool fail(GError **error, const Part *a, const Part *b, const char *how, const char *advice)
{
    g_autofree char *one = title(a);
    g_autofree char *other = title(b);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "%s and %s do not go together: %s; %s", one, other, how, advice);
    return false;
}

static bool check_chains(const Part *a, const Part *b, GError **error)
{
    if (strcmp(a->version, b->version) != 0) {
        g_autofree char *how =
            g_strdup_printf("they are of tabshark %s and %s", a->version, b->version);
        return fail(error, a, b, how, "make all parts with one version");
    }
    if (g_strv_equal((const char *const *)a->words, (const char *const *)b->words))
        return true;
    g_autofree char *one = part_chain(a);
    g_autofree char *other = part_chain(b);
    g_autofree char *how =
        g_strdup_printf("they are of different chains, '%s' and '%s'", one, other);
    return fail(error, a, b, how, "make all parts with one chain");
}

static const char *text_at(const Table *table, size_t column, size_t row)
{
    return column_string(table_column(table, column), row, NULL);
}

static bool check_fields(const Part *a, const Part *b, GError **error)
{
    if (a->fields->rows != b->fields->rows)
        return fail(error, a, b, "the one has a column 'capture' and the other has not",
                    "make all parts with --capture-column");
    for (size_t row = 0; row < a->fields->rows; row++) {
        const char *field = text_at(a->fields, 0, row);
        if (strcmp(field, text_at(b->fields, 0, row)) != 0)
            return fail(error, a, b, "their columns have different names",
                        "make all parts with one chain");
        if (strcmp(text_at(a->fields, 1, row), text_at(b->fields, 1, row)) == 0)
            continue;
        g_autofree char *how =
            g_strdup_printf("'%s' is of type %s in the one and %s in the other", field,
                            text_at(a->fields, 1, row), text_at(b->fields, 1, row));
        return fail(error, a, b, how,
                    "a column that has a value of no such type is text throughout, so all captures "
                    "have to be read together");
    }
    return true;
}

static bool check_captures(const Merging *merging, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < merging->n; i++) {
        const Table *captures = merging->parts[i]->captures;
        for (size_t row = 0; row < captures->rows; row++) {
            const char *name = text_at(captures, 0, row);
            /* "./a.pcap" is "a.pcap"; standard input is another one each time. */
            if (g_hash_table_add(seen, g_canonicalize_filename(name, "/")) ||
                strcmp(name, "-") == 0)
                continue;
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "'%s' is in two of the parts; name each part once", name);
            return false;
        }
    }
    return true;
}

static bool check_tables(const Part *a, const Part *b, GError **error)
{
    bool same = a->is_rows == b->is_rows && strcmp(a->time, b->time) == 0 &&
                a->states->len == b->states->len && a->left_out->rows == b->left_out->rows;
    for (size_t i = 0; same && i < PART_TABLES; i++)
        same = table_same_columns(*part_table((Part *)(uintptr_t)a, i),
                                  *part_table((Part *)(uintptr_t)b, i));
    return same || fail(error, a, b, "columns of their results are of different types",
                        "all captures have to be read together");
}

static bool check(const Merging *merging, GError **error)
{
    for (size_t i = 1; i < merging->n; i++) {
        const Part *first = merging->parts[0];
        const Part *part = merging->parts[i];
        if (!check_chains(first, part, error) || !check_fields(first, part, error) ||
            !check_tables(first, part, error))
            return false;
    }
    return check_captures(merging, error);
}

/* One of the parts' tables, one below the other. */
static Table *join(const Merging *merging, size_t index)
{
    g_autofree Column **columns = g_new(Column *, merging->n);
    const Table *first = *part_table(merging->parts[0], index);
    size_t rows = 0;
    for (size_t i = 0; i < merging->n; i++)
        rows += (*part_table(merging->parts[i], index))->rows;
    Table *joined = table_new(rows);
    for (size_t at = 0; at < table_width(first); at++) {
        for (size_t i = 0; i < merging->n; i++)
            columns[i] = table_column(*part_table(merging->parts[i], index), at);
        table_add(joined, table_name(first, at), column_concat(columns, merging->n));
    }
    return joined;
}

static void add_counts(Merging *merging)
{
    Part *whole = merging->whole;
    size_t reasons = merging->parts[0]->left_out->rows;
    Column *left_out = column_new(TYPE_INT, reasons, NULL);
    for (size_t i = 0; i < merging->n; i++) {
        const Column *more = table_column(merging->parts[i]->left_out, 0);
        for (size_t row = 0; row < reasons; row++)
            left_out->uints[row] += more->uints[row];
        whole->seen += merging->parts[i]->seen;
    }
    table_unref(whole->left_out);
    whole->left_out = table_new(reasons);
    table_add(whole->left_out, "rows", left_out);
}

/* Puts the series of all parts together, and renumbers them in the keys. */
static void merge_series(Merging *merging)
{
    Part *whole = merging->whole;
    if (table_width(whole->series) == 0)
        return;
    const Column *values = table_column(whole->series, 0);
    g_autoptr(Grouping) series = grouping_new(&values, 1, values->rows);
    Column *numbers = table_column(whole->keys, 1);
    size_t at = 0;
    size_t before = 0;
    for (size_t i = 0; i < merging->n; i++) {
        const Part *part = merging->parts[i];
        for (size_t row = 0; row < part->keys->rows; row++, at++)
            numbers->ints[at] = series->group_of[before + (size_t)numbers->ints[at]];
        before += part->series->rows;
    }
    Table *different = table_take(whole->series, series->first_row, series->groups);
    table_unref(whole->series);
    whole->series = different;
}

/* Moves the places of each part's groups behind the rows of those before. */
static void move_places(Merging *merging)
{
    Column *places = table_column(merging->whole->places, 0);
    size_t at = 0;
    int64_t before = 0;
    for (size_t i = 0; i < merging->n; i++) {
        const Part *part = merging->parts[i];
        for (size_t row = 0; row < part->keys->rows; row++)
            places->ints[at++] += before;
        before += (int64_t)part->seen;
    }
}

static void take_first(Table **table, const Grouping *grouping)
{
    Table *taken = table_take(*table, grouping->first_row, grouping->groups);
    table_unref(*table);
    *table = taken;
}

/* Of where bins start, the first and the last. */
static void merge_spans(Part *whole)
{
    if (table_width(whole->span) == 0 || whole->span->rows == 0)
        return;
    const Column *starts = table_column(whole->span, 0);
    size_t ends[2] = {0, 0};
    for (size_t row = 1; row < starts->rows; row++) {
        ends[0] = starts->ints[row] < starts->ints[ends[0]] ? row : ends[0];
        ends[1] = starts->ints[row] > starts->ints[ends[1]] ? row : ends[1];
    }
    Table *span = table_take(whole->span, ends, 2);
    table_unref(whole->span);
    whole->span = span;
}

static void merge_groups(Merging *merging)
{
    Part *whole = merging->whole;
    if (*whole->time != '\0')
        merge_spans(whole);
    merge_series(merging);
    move_places(merging);
    merging->grouping = grouping_new((const Column *const *)(void *)whole->keys->columns->pdata,
                                     table_width(whole->keys), whole->keys->rows);
    take_first(&whole->keys, merging->grouping);
    take_first(&whole->places, merging->grouping);
}

static bool merge_state(Merging *merging, unsigned index, GError **error)
{
    g_autofree const State **states = g_new(const State *, merging->n);
    g_autofree size_t *groups = g_new(size_t, merging->n);
    for (size_t i = 0; i < merging->n; i++) {
        states[i] = g_ptr_array_index(merging->parts[i]->states, index);
        groups[i] = merging->parts[i]->keys->rows;
    }
    State *state = state_merge(states, merging->n, groups, merging->grouping,
                               part_seed(merging->whole) + merging->n);
    if (state == NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "the parts do not go together: columns of their results are of "
                            "different types; all captures have to be read together");
        return false;
    }
    g_ptr_array_add(merging->whole->states, state);
    return true;
}

Part *part_merge(Part *const *parts, size_t n, GError **error)
{
    g_autoptr(Part) whole = part_new();
    g_autoptr(Grouping) grouping = NULL;
    Merging merging = {.parts = parts, .n = n, .whole = whole};
    if (!check(&merging, error))
        return NULL;
    g_free(whole->version);
    g_free(whole->time);
    g_strfreev(whole->words);
    whole->version = g_strdup(parts[0]->version);
    whole->time = g_strdup(parts[0]->time);
    whole->words = g_strdupv(parts[0]->words);
    whole->is_rows = parts[0]->is_rows;
    for (size_t i = 0; i < PART_TABLES; i++) {
        table_unref(*part_table(whole, i));
        *part_table(whole, i) = join(&merging, i);
    }
    table_unref(whole->fields);
    whole->fields = table_ref(parts[0]->fields);
    add_counts(&merging);
    if (whole->is_rows)
        return g_steal_pointer(&whole);
    merge_groups(&merging);
    grouping = merging.grouping;
    for (unsigned i = 0; i < parts[0]->states->len; i++) {
        if (!merge_state(&merging, i, error))
            return NULL;
    }
    return g_steal_pointer(&whole);
}
