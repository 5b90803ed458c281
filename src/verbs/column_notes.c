#include "verbs/column_notes.h"

#include <string.h>

#include "plot/field_label.h"

static const char *unit_of(const char *name, Type type)
{
    const Unit *unit = field_unit(name, type);
    if (type == TYPE_TIME)
        return "UTC";
    return unit != NULL && type_is_numeric(type) ? unit->name : NULL;
}

ColumnNote *column_notes_new(const Table *table)
{
    size_t n = table_width(table);
    ColumnNote *notes = g_new0(ColumnNote, MAX(n, 1));
    for (size_t i = 0; i < n; i++) {
        const char *name = table_name(table, i);
        g_autofree char *title = field_title(name);
        notes[i].unit = unit_of(name, table_column(table, i)->type);
        if (strcmp(title, name) != 0)
            notes[i].description = g_steal_pointer(&title);
    }
    return notes;
}

void column_notes_free(ColumnNote *notes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_free((char *)(uintptr_t)notes[i].description);
    g_free(notes);
}
