/* Fields as they lie in the cache: every cell comes back as it was read, for any choice of values,
 * and damage never does harm. */
#include <stdlib.h>
#include <string.h>

#include "capture/extraction.h"
#include "kept.h"
#include "table/builder_parts.h"

/* Cells of tshark as they are with several values: a form feed between. */
typedef struct {
    const char *field;
    Type type;
    const char *const *cells;
} Case;

static const Case fields[] = {
    {"frame.number", TYPE_INT, LIST("1", "2", "3", "4")},
    {"tcp.flags", TYPE_INT, LIST("0x0018", "0x0010\f0x0002", "", "0x0002")},
    {"ip.src", TYPE_ADDRESS, LIST("10.0.0.1", "10.0.0.1\f::1", "0:0::1", "::1")},
    {"tcp.len", TYPE_INT, LIST("", "", "", "")},
    {"udp.length", TYPE_INT, LIST("8", "007", "-0", "9")},
    {"tcp.port", TYPE_INT, LIST("80", "x", "80\f81", "y\fz")},
    {"http.host", TYPE_TEXT, LIST("a,b", "", "a\fb", "\fb")},
    {"frame.time_epoch", TYPE_TIME, LIST("1.000000000", "", "2.5", "-1.000000001")},
    {"tcp.nop", TYPE_BOOL, LIST("True", "False", "1", "")},
    {"ntp.rootdelay", TYPE_REAL, LIST("0.5", "1e3", "\f", "2")},
    {"tcp.time_delta", TYPE_DURATION, LIST("0.000000001", "1.5", "", "-0.000000000")},
};

enum { ROWS = 4 };

/* The extraction of one field, wanted for one choice of values. */
static Extraction *new_extraction(GArray **wanted, const Case *field, Occurrence occurrence)
{
    ExtractionField one = {.name = field->field};
    one.wanted[occurrence] = true;
    *wanted = g_array_new(false, false, sizeof(ExtractionField));
    g_array_append_val(*wanted, one);
    return extraction_new(*wanted, "c.pcap");
}

static Registry *make_registry(const char *folder)
{
    g_autofree char *program = file_make(folder, "program", "x", 1);
    GString *listing = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        static const char *const types[] = {
            [TYPE_BOOL] = "FT_BOOLEAN", [TYPE_INT] = "FT_UINT32",
            [TYPE_REAL] = "FT_DOUBLE",  [TYPE_TIME] = "FT_ABSOLUTE_TIME",
            [TYPE_ADDRESS] = "FT_IPv4", [TYPE_DURATION] = "FT_RELATIVE_TIME",
            [TYPE_TEXT] = "FT_STRING",
        };
        g_string_append_printf(listing, "F\tA\t%s\t%s\tp\n", fields[i].field,
                               types[fields[i].type]);
    }
    Registry *registry =
        registry_build(program, "TShark 4.0.17", &(const CellForm){VALUE_SEPARATOR, false, false},
                       listing->str, NULL);
    g_string_free(listing, true);
    return registry;
}

static void read_cells(Extraction *extraction, const Registry *registry, const Case *field)
{
    extraction_keep_cells(extraction);
    extraction_set_types(extraction, registry);
    for (size_t row = 0; row < ROWS; row++) {
        const char *cell = field->cells[row];
        g_assert_true(extraction_feed(extraction, cell, strlen(cell), NULL));
        g_assert_true(extraction_feed(extraction, "\n", 1, NULL));
    }
    g_assert_true(extraction_end(extraction, NULL));
}

static void pack_extraction(const Extraction *extraction, Occurrence base, Packed *packed)
{
    packed_begin(packed);
    kept_field_pack(packed->packer, extraction_builder(extraction, 0, base),
                    extraction_several_cells(extraction, 0));
    packed_end(packed);
}

static void assert_same_builders(Builder *a, Builder *b)
{
    const char *cells[2] = {NULL, NULL};
    size_t rows[2] = {0, 0};
    bool misfit = builder_misfit(a, &cells[0], &rows[0]);
    g_assert_true(misfit == builder_misfit(b, &cells[1], &rows[1]));
    g_assert_cmpstr(cells[0], ==, cells[1]);
    g_assert_cmpuint(rows[0], ==, rows[1]);
    g_autoptr(Table) left = table_new(ROWS);
    g_autoptr(Table) right = table_new(ROWS);
    table_add(left, "x", builder_finish(a));
    table_add(right, "x", builder_finish(b));
    assert_same_table(left, right);
    g_assert_cmpuint(table_column(left, 0)->hex_digits, ==, table_column(right, 0)->hex_digits);
}

/* What was kept for `base`, asked for `wanted`, is what tshark's output gives for that. */
static void check_choice(const Registry *registry, const Case *field, Occurrence base,
                         Occurrence wanted)
{
    g_autoptr(GArray) kept_list = NULL;
    g_autoptr(GArray) restored_list = NULL;
    g_autoptr(GArray) direct_list = NULL;
    g_autoptr(Extraction) kept = new_extraction(&kept_list, field, base);
    g_autoptr(Extraction) restored = new_extraction(&restored_list, field, wanted);
    g_autoptr(Extraction) direct = new_extraction(&direct_list, field, wanted);
    Packed packed;
    KeptField parts;
    uint8_t *memory;
    read_cells(kept, registry, field);
    read_cells(direct, registry, field);
    pack_extraction(kept, base, &packed);
    Unpacker unpacker = unpacker_over(packed.bytes, packed.length, &memory);
    g_assert_true(kept_field_unpack(&unpacker, ROWS, &parts));
    extraction_restore_rows(restored, ROWS);
    g_assert_true(extraction_restore_field(restored, 0, base, &parts, registry));
    kept_field_clear(&parts);
    g_assert_cmpuint(extraction_rows(restored), ==, ROWS);
    for (size_t row = 0; row < ROWS; row++)
        g_assert_true(extraction_has_several(restored, 0, row) ==
                      extraction_has_several(direct, 0, row));
    g_assert_cmpuint(extraction_count_several(restored, 0), ==,
                     extraction_count_several(direct, 0));
    assert_same_builders(extraction_builder(restored, 0, wanted),
                         extraction_builder(direct, 0, wanted));
    g_free(memory);
    free(packed.bytes);
}

static void test_choices(void)
{
    char *folder = folder_make();
    g_setenv("XDG_CACHE_HOME", folder, true);
    g_autoptr(Registry) registry = make_registry(folder);
    g_assert_nonnull(registry);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        for (unsigned base = 0; base < OCCURRENCE_COUNT; base++) {
            for (unsigned wanted = 0; wanted < OCCURRENCE_COUNT; wanted++)
                check_choice(registry, &fields[i], (Occurrence)base, (Occurrence)wanted);
        }
    }
    folder_remove(folder);
}

/* Several captures are joined as if none had been kept: what does not fit in one makes text of
 * both, with the cells as they were read. */
static void test_join(void)
{
    g_autoptr(Builder) first = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
    g_autoptr(Builder) second = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
    Packed packed;
    KeptField kept;
    uint8_t *memory;
    append_all(first, LIST("0x0010", "16", ""));
    append_all(second, LIST("no", "1"));
    packed_begin(&packed);
    kept_field_pack(packed.packer, first, NULL);
    packed_end(&packed);
    Unpacker unpacker = unpacker_over(packed.bytes, packed.length, &memory);
    g_assert_true(kept_field_unpack(&unpacker, 3, &kept));
    g_autoptr(Column) joined = builder_join((Builder *const[]){kept.builder, second}, 2);
    assert_cells(joined, LIST("0x0010", "16", "", "no", "1"));
    kept_field_clear(&kept);
    g_free(memory);
    free(packed.bytes);
}

/* Uses all that is in a field. */
static void use(KeptField *kept)
{
    for (unsigned i = 0; i < kept->several->rows->len; i++)
        dictionary_string(kept->several->texts, g_array_index(kept->several->codes, uint32_t, i),
                          NULL);
    builder_turn_into_text(kept->builder);
    g_autoptr(Column) column = builder_finish(kept->builder);
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row))
            g_assert_nonnull(column_string(column, row, NULL));
    }
}

static void try_bytes(const uint8_t *bytes, size_t length, size_t rows)
{
    Unpacker unpacker = {bytes, bytes + length};
    KeptField kept;
    if (kept_field_unpack(&unpacker, rows, &kept)) {
        use(&kept);
        kept_field_clear(&kept);
    }
}

/* Without the hash that would find it: whatever is changed or cut off gives a refusal, or cells
 * that can be used. */
static void test_damage(void)
{
    char *folder = folder_make();
    g_setenv("XDG_CACHE_HOME", folder, true);
    g_autoptr(Registry) registry = make_registry(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autoptr(GArray) list = NULL;
        g_autoptr(Extraction) extraction = new_extraction(&list, &fields[i], OCCURRENCE_FIRST);
        Packed packed;
        uint8_t *memory;
        read_cells(extraction, registry, &fields[i]);
        pack_extraction(extraction, OCCURRENCE_FIRST, &packed);
        for (size_t place = 0; place < packed.length; place++) {
            for (size_t bit = place % 4; bit < 8; bit += 4) {
                unpacker_over(packed.bytes, packed.length, &memory);
                memory[place] ^= (uint8_t)(1u << bit);
                try_bytes(memory, packed.length, ROWS);
                g_free(memory);
            }
            unpacker_over(packed.bytes, place, &memory);
            try_bytes(memory, place, ROWS);
            g_free(memory);
        }
        unpacker_over(packed.bytes, packed.length, &memory);
        try_bytes(memory, packed.length, ROWS + 1);
        try_bytes(memory, packed.length, SIZE_MAX);
        g_free(memory);
        free(packed.bytes);
    }
    folder_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kept-field/choices", test_choices);
    g_test_add_func("/kept-field/join", test_join);
    g_test_add_func("/kept-field/damage", test_damage);
    return g_test_run();
}
