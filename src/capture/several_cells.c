#include "capture/several_cells.h"

SeveralCells *several_cells_new(void)
{
    SeveralCells *cells = g_new0(SeveralCells, 1);
    cells->rows = g_array_new(false, false, sizeof(uint64_t));
    cells->codes = g_array_new(false, false, sizeof(uint32_t));
    cells->texts = dictionary_new();
    return cells;
}

void several_cells_free(SeveralCells *cells)
{
    if (cells == NULL)
        return;
    g_array_unref(cells->rows);
    g_array_unref(cells->codes);
    dictionary_unref(cells->texts);
    g_free(cells);
}

void several_cells_add(SeveralCells *cells, size_t row, const char *text, size_t length)
{
    uint64_t number = row;
    uint32_t code = dictionary_intern(cells->texts, text, length);
    g_array_append_val(cells->rows, number);
    g_array_append_val(cells->codes, code);
}
