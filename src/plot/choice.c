#include "plot/choice.h"

#include <string.h>

#include "base/error.h"
#include "plot/axis.h"
#include "plot/even_times.h"
#include "plot/field_label.h"

static bool contains(const GArray *indices, size_t index)
{
    for (guint i = 0; i < indices->len; i++) {
        if (g_array_index(indices, size_t, i) == index) {
            return true;
        }
    }
    return false;
}

/* The first column of text or addresses that nothing else shows, or that of `by`; CHOICE_NONE if
 * there is none. */
static size_t find_names(const Choice *choice, const Table *table)
{
    bool by =
        choice->by != CHOICE_NONE && axis_kind_of(table_column(table, choice->by)) == AXIS_CATEGORY;
    for (size_t i = 0; i < table_width(table); i++) {
        if (i != choice->x && i != choice->by && i != choice->facet &&
            axis_kind_of(table_column(table, i)) == AXIS_CATEGORY) {
            return i;
        }
    }
    return by ? choice->by : CHOICE_NONE;
}

/* Every column of numbers but x, those that tell rows apart or colour them and those of the second
 * axis; other times have no place on an axis of numbers. */
static bool choose_all_y(Choice *choice, const Table *table, GError **error)
{
    for (size_t i = 0; i < table_width(table); i++) {
        if (i != choice->x && i != choice->by && i != choice->facet && i != choice->z &&
            !contains(choice->y2, i) && axis_kind_of(table_column(table, i)) == AXIS_NUMBER) {
            g_array_append_val(choice->y, i);
        }
    }
    if (choice->y->len == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "there is no column of numbers to draw: plot needs one besides x");
    }
    return choice->y->len > 0;
}

/* The columns of one axis, which `option` has named. */
static bool choose_named(GArray *y, const Table *table, char **names, const char *option,
                         GError **error)
{
    AxisKind first_kind = AXIS_NUMBER;
    for (size_t i = 0; names[i] != NULL; i++) {
        size_t index = 0;
        if (!table_require(table, names[i], &index, error)) {
            return false;
        }
        AxisKind kind = axis_kind_of(table_column(table, index));
        first_kind = i == 0 ? kind : first_kind;
        if (kind != first_kind) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "numbers, times and names have no axis in common: %s %s and %s", option,
                        names[0], names[i]);
            return false;
        }
        g_array_append_val(y, index);
    }
    return true;
}

static bool choose_y2(Choice *choice, const Table *table, char **names, GError **error)
{
    if (names == NULL) {
        return true;
    }
    if (!choose_named(choice->y2, table, names, "--y2", error)) {
        return false;
    }
    if (axis_kind_of(table_column(table, g_array_index(choice->y2, size_t, 0))) != AXIS_CATEGORY) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "the second axis shows numbers or times, and --y2 %s has names", names[0]);
    return false;
}

/* Leaves the index where no name is given. */
static bool choose_optional(const Table *table, const char *name, size_t *index, GError **error)
{
    return name == NULL || table_require(table, name, index, error);
}

static bool check_by(const Choice *choice, const Table *table, GError **error)
{
    if (choice->by == CHOICE_NONE || choice->y->len == 1) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "--by %s draws one column, but there are %u: choose one with -y",
                table_name(table, choice->by), choice->y->len);
    return false;
}

bool choice_make(Choice *choice, const Table *table, const ChoiceNames *names, GError **error)
{
    *choice = (Choice){.x = CHOICE_ROW_NUMBER,
                       .y = g_array_new(FALSE, FALSE, sizeof(size_t)),
                       .y2 = g_array_new(FALSE, FALSE, sizeof(size_t)),
                       .by = CHOICE_NONE,
                       .facet = CHOICE_NONE,
                       .z = CHOICE_NONE,
                       .x_end = CHOICE_NONE,
                       .y_end = CHOICE_NONE};
    if (!choose_optional(table, names->x, &choice->x, error) ||
        !choose_optional(table, names->by, &choice->by, error) ||
        !choose_optional(table, names->facet, &choice->facet, error) ||
        !choose_optional(table, names->z, &choice->z, error) ||
        !choose_y2(choice, table, names->y2, error)) {
        return false;
    }
    if (names->x == NULL && !table_find_time(table, &choice->x)) {
        choice->x = names->bars ? find_names(choice, table) : CHOICE_ROW_NUMBER;
    }
    size_t y = names->names ? find_names(choice, table) : CHOICE_NONE;
    if (names->y == NULL && y != CHOICE_NONE) {
        g_array_append_val(choice->y, y);
        return true;
    }
    bool chosen = names->y != NULL ? choose_named(choice->y, table, names->y, "-y", error)
                                   : choose_all_y(choice, table, error);
    return chosen && check_by(choice, table, error);
}

void choice_clear(Choice *choice)
{
    g_clear_pointer(&choice->y, g_array_unref);
    g_clear_pointer(&choice->y2, g_array_unref);
}

static bool is_time(const Table *table, size_t index)
{
    return table_column(table, index)->type == TYPE_TIME;
}

static const Unit *column_unit(const Table *table, size_t index)
{
    return field_unit(table_name(table, index), table_column(table, index)->type);
}

/* The words for a column. What adds up over time says over how much, if the times tell. */
static char *column_title(const Choice *choice, const Table *table, size_t index)
{
    const char *name = table_name(table, index);
    char *title = field_title(name);
    bool over_time = choice->x != CHOICE_ROW_NUMBER && is_time(table, choice->x);
    int64_t step =
        over_time && field_adds_up(name) ? even_times_step(table_column(table, choice->x)) : 0;
    if (step == 0) {
        return title;
    }
    g_autofree char *words = title, *interval = even_times_text(step);
    return g_strdup_printf("%s in %s", words, interval);
}

char *choice_x_label(const Choice *choice, const Table *table)
{
    if (choice->x == CHOICE_ROW_NUMBER) {
        return g_strdup("row");
    }
    return is_time(table, choice->x) ? NULL : field_title(table_name(table, choice->x));
}

const Unit *choice_x_unit(const Choice *choice, const Table *table)
{
    return choice->x != CHOICE_ROW_NUMBER ? column_unit(table, choice->x) : NULL;
}

/* What the columns of an axis are called together. */
static char *columns_label(const Choice *choice, const GArray *columns, const Table *table)
{
    size_t first = g_array_index(columns, size_t, 0);
    if (is_time(table, first) || columns->len > 1) {
        return NULL;
    }
    return column_title(choice, table, first);
}

static const Unit *columns_unit(const GArray *columns, const Table *table)
{
    const Unit *unit = column_unit(table, g_array_index(columns, size_t, 0));
    for (guint i = 1; unit != NULL && i < columns->len; i++) {
        const Unit *other = column_unit(table, g_array_index(columns, size_t, i));
        if (other == NULL || strcmp(unit->name, other->name) != 0) {
            return NULL;
        }
    }
    return unit;
}

char *choice_y_label(const Choice *choice, const Table *table)
{
    return columns_label(choice, choice->y, table);
}

const Unit *choice_y_unit(const Choice *choice, const Table *table)
{
    return columns_unit(choice->y, table);
}

char *choice_y2_label(const Choice *choice, const Table *table)
{
    return choice->y2->len > 0 ? columns_label(choice, choice->y2, table) : NULL;
}

const Unit *choice_y2_unit(const Choice *choice, const Table *table)
{
    return choice->y2->len > 0 ? columns_unit(choice->y2, table) : NULL;
}

char *choice_by_label(const Choice *choice, const Table *table)
{
    return choice->by == CHOICE_NONE
               ? NULL
               : field_label(table_name(table, choice->by), table_column(table, choice->by)->type);
}
