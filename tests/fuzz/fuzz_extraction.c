/* Any bytes as what tshark prints of packets: in pieces, as columns of every type and of every
 * choice among several values. The first byte says how long the pieces are, and whether they are
 * columns of the packet list. */
#include <string.h>

#include "capture/extraction.h"
#include "invariants.h"
#include "table/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As tshark -G fields lists them. */
static const char listing[] = "F\tNumber\tnumber\tFT_UINT32\tp\tBASE_DEC\n"
                              "F\tFlags\tflags\tFT_UINT16\tp\tBASE_HEX\n"
                              "F\tEpoch\ttime\tFT_ABSOLUTE_TIME\tp\t\n"
                              "F\tDelta\tdelta\tFT_RELATIVE_TIME\tp\t\n"
                              "F\tSource\tsource\tFT_IPv4\tp\t\n"
                              "F\tMark\tmark\tFT_NONE\tp\t\n"
                              "F\tSyn\tsyn\tFT_BOOLEAN\tp\t\n"
                              "F\tShare\tshare\tFT_DOUBLE\tp\t\n"
                              "F\tHost\thost\tFT_STRING\tp\t\n";
static const char *const names[] = {"number", "flags", "time",  "delta", "source",
                                    "mark",   "syn",   "share", "host"};
#define FIELDS G_N_ELEMENTS(names)

static GArray *all_fields(void)
{
    GArray *fields = g_array_new(false, false, sizeof(ExtractionField));
    for (size_t i = 0; i < FIELDS; i++) {
        const ExtractionField field = {names[i], {true, true, true, true}};
        g_array_append_val(fields, field);
    }
    return fields;
}

static void append_cell(GString *out, const Column *column, size_t row)
{
    g_string_append_printf(out, "%s[", type_name(column->type));
    value_append(out, column, row);
    g_string_append(out, "]");
}

/* Where a field has one value, all choices among them are that value. */
static void check_choices(Column *const *columns, const Extraction *extraction, size_t field)
{
    const Column *first = columns[OCCURRENCE_FIRST], *last = columns[OCCURRENCE_LAST];
    for (size_t row = 0; row < first->rows; row++) {
        g_autoptr(GString) a = g_string_new(NULL);
        g_autoptr(GString) b = g_string_new(NULL);
        if (extraction_has_several(extraction, field, row) || first->type != last->type)
            continue;
        g_assert_true(column_has(first, row) == column_has(last, row));
        append_cell(a, first, row);
        append_cell(b, last, row);
        g_assert_true(g_string_equal(a, b));
    }
}

/* All that an extraction has of a field. */
static void append_field(GString *log, const Extraction *extraction, size_t field)
{
    size_t rows = extraction_rows(extraction), several = 0;
    Column *columns[OCCURRENCE_COUNT];
    for (unsigned i = 0; i < OCCURRENCE_COUNT; i++) {
        columns[i] = builder_finish(extraction_builder(extraction, field, (Occurrence)i));
        check_column(columns[i], rows);
        for (size_t row = 0; row < rows; row++)
            append_cell(log, columns[i], row);
    }
    for (size_t row = 0; row < rows; row++)
        several += extraction_has_several(extraction, field, row);
    g_assert_cmpuint(several, ==, extraction_count_several(extraction, field));
    check_choices(columns, extraction, field);
    for (unsigned i = 0; i < OCCURRENCE_COUNT; i++)
        column_unref(columns[i]);
}

/* What an output makes that comes in pieces of `step` bytes. */
static GString *extract(const Registry *registry, bool columns, const char *text, size_t size,
                        size_t step)
{
    static const ColumnForm forms[FIELDS] = {{COLUMN_SAME, 0}, {COLUMN_HEX, 4},  {COLUMN_SAME, 0},
                                             {COLUMN_SAME, 0}, {COLUMN_SAME, 0}, {COLUMN_FLAG, 0},
                                             {COLUMN_SAME, 0}, {COLUMN_SAME, 0}, {COLUMN_SAME, 0}};
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) fields = all_fields();
    g_autoptr(Extraction) extraction = extraction_new(fields, "a.pcap");
    GString *log = g_string_new(NULL);
    if (columns)
        extraction_set_forms(extraction, forms);
    extraction_set_types(extraction, registry);
    bool ok = true;
    for (size_t at = 0; ok && at < size; at += step)
        ok = extraction_feed(extraction, text + at, MIN(step, size - at), &error);
    ok = ok && extraction_end(extraction, &error);
    g_assert_true(ok == (error == NULL));
    /* Of two mistakes a long piece may tell the later one. */
    g_string_append(log, !ok                                  ? "error"
                         : extraction_is_doubtful(extraction) ? "doubtful"
                                                              : "certain");
    for (size_t i = 0; ok && i < FIELDS; i++)
        append_field(log, extraction, i);
    return log;
}

static Registry *registry_of_listing(void)
{
    /* Kept nowhere. */
    g_setenv("XDG_CACHE_HOME", "/dev/null", true);
    return registry_build("/proc/self/exe", "TShark 4.0.17\n",
                          &(const CellForm){VALUE_SEPARATOR, false, false}, listing, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    g_autoptr(Registry) registry = registry_of_listing();
    const char *text = (const char *)data + 1;
    bool columns = (data[0] & 1) != 0;
    size--;
    GString *whole = extract(registry, columns, text, size, MAX(size, 1));
    GString *pieces = extract(registry, columns, text, size, 1 + data[0] / 2 % 9);
    g_assert_true(g_string_equal(whole, pieces));
    g_string_free(whole, true);
    g_string_free(pieces, true);
    return 0;
}
