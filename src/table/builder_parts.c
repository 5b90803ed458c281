#include "table/builder_parts.h"

#include "table/builder_struct.h"
#include "table/value.h"

static void clear_oddity(gpointer data)
{
    Oddity *oddity = data;
    g_free(oddity->cell);
}

GArray *oddities_new(void)
{
    GArray *oddities = g_array_new(false, false, sizeof(Oddity));
    g_array_set_clear_func(oddities, clear_oddity);
    return oddities;
}

BuilderParts builder_peek(const Builder *builder)
{
    return (BuilderParts){
        .type = builder->type,
        .rows = builder->rows,
        .values = builder->values,
        .present = builder->present,
        .dictionary = builder->dictionary,
        .seen = builder->seen,
        .epoch = builder->epoch,
        .words = builder->words,
        .hex_digits = builder->hex_digits,
        .oddities = builder->oddities,
        .misfit = builder->misfit,
        .misfit_row = builder->misfit_row,
    };
}

Builder *builder_from_parts(const BuilderParts *parts)
{
    Builder *builder = g_new0(Builder, 1);
    builder->type = parts->type;
    builder->rows = builder->capacity = parts->rows;
    builder->values = parts->values;
    builder->present = parts->present;
    /* The rows to come are present until they are not. */
    if (builder->present != NULL && parts->rows % 8 != 0)
        builder->present[parts->rows / 8] |= (uint8_t)(0xffu << parts->rows % 8);
    builder->dictionary = parts->dictionary;
    builder->policy = MISFIT_MAKES_TEXT;
    builder->seen = parts->seen;
    builder->epoch = parts->epoch;
    builder->words = parts->words;
    builder->hex_digits = parts->hex_digits;
    builder->oddities = parts->oddities;
    builder->misfit = parts->misfit;
    builder->misfit_row = parts->misfit_row;
    return builder;
}

void builder_parts_clear(BuilderParts *parts)
{
    g_clear_pointer(&parts->values, g_free);
    g_clear_pointer(&parts->present, g_free);
    g_clear_pointer(&parts->dictionary, dictionary_unref);
    g_clear_pointer(&parts->oddities, g_array_unref);
    g_clear_pointer(&parts->misfit, g_free);
}

/* The cell of a row as it was read, if it is no oddity. */
static void append_original(const Builder *builder, const Column *column, size_t row, GString *out)
{
    if (builder->type == TYPE_BOOL)
        g_string_append(out, builder->words ? (column->bools[row] ? "True" : "False")
                                            : (column->bools[row] ? "1" : "0"));
    else if (builder->type == TYPE_TIME)
        value_append_duration(out, column->ints[row]);
    else
        value_append(out, column, row);
}

void builder_each_cell(const Builder *builder, BuilderCell function, void *data)
{
    const GArray *oddities = builder->oddities;
    const Column column = {
        .type = builder->type,
        .rows = builder->rows,
        .present = builder->present,
        .hex_digits = builder->hex_digits,
        .dictionary = builder->dictionary,
        .values = builder->values,
    };
    g_autoptr(GString) cell = g_string_new(NULL);
    size_t next = 0;
    for (size_t row = 0; row < builder->rows; row++) {
        g_string_truncate(cell, 0);
        if (next < oddities->len && g_array_index(oddities, Oddity, next).row == row)
            g_string_append(cell, g_array_index(oddities, Oddity, next++).cell);
        else if (column_has(&column, row))
            append_original(builder, &column, row, cell);
        function(row, cell->str, cell->len, data);
    }
}
