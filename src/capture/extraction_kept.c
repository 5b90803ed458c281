#include "capture/extraction_parts.h"
#include "table/builder_parts.h"

/* The cells of a field on their way into builders of other values than those that were kept. */
typedef struct {
    Extraction *extraction;
    Builder **builders; /* by Occurrence; NULL where none is to be made */
    const SeveralCells *several;
    unsigned next; /* of the cells with several values */
} Replay;

static void replay_cell(size_t row, const char *cell, size_t length, void *data)
{
    Replay *replay = data;
    const SeveralCells *cells = replay->several;
    bool several = replay->next < cells->rows->len &&
                   g_array_index(cells->rows, uint64_t, replay->next) == row;
    if (several)
        cell = dictionary_string(cells->texts,
                                 g_array_index(cells->codes, uint32_t, replay->next++), &length);
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++) {
        size_t chosen_length = length;
        const char *chosen = cell;
        if (replay->builders[i] == NULL)
            continue;
        if (several)
            chosen =
                extraction_choose_value(replay->extraction, (Occurrence)i, cell, &chosen_length);
        builder_append(replay->builders[i], chosen, chosen_length);
    }
}

/* Is a builder of the one's values one of the other's? */
static bool is_same(Occurrence base, Occurrence wanted, const SeveralCells *several)
{
    return base == wanted ||
           (several->rows->len == 0 && base != OCCURRENCE_ALL && wanted != OCCURRENCE_ALL);
}

static bool find_type(const Registry *registry, const char *field, Occurrence occurrence,
                      Type *type)
{
    if (occurrence != OCCURRENCE_ALL && registry == NULL)
        return false;
    *type = extraction_type(registry, field, occurrence);
    return true;
}

void extraction_restore_rows(Extraction *extraction, size_t rows)
{
    extraction->row = rows;
}

bool extraction_restore_field(Extraction *extraction, size_t field, Occurrence base,
                              KeptField *kept, const Registry *registry)
{
    const ExtractionField *wanted = &g_array_index(extraction->wanted, ExtractionField, field);
    Field *restored = &extraction->fields[field];
    Builder *made[OCCURRENCE_COUNT] = {NULL};
    Builder **direct = NULL;
    bool replays = false;
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++) {
        Type type;
        if (!wanted->wanted[i])
            continue;
        if (direct == NULL && is_same(base, (Occurrence)i, kept->several)) {
            direct = &restored->builders[i];
            continue;
        }
        if (!find_type(registry, wanted->name, (Occurrence)i, &type))
            return false;
        made[i] = restored->builders[i] = builder_new(type, MISFIT_MAKES_TEXT);
        replays = true;
    }
    Replay replay = {extraction, made, kept->several, 0};
    if (replays)
        builder_each_cell(kept->builder, replay_cell, &replay);
    for (unsigned i = 0; i < kept->several->rows->len; i++)
        extraction_mark_several(restored, g_array_index(kept->several->rows, uint64_t, i));
    if (direct != NULL)
        *direct = g_steal_pointer(&kept->builder);
    return true;
}
