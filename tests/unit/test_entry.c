/* Files of the cache: what is written comes back, and what is damaged is not there. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/entry.h"
#include "support.h"

#define NO_LIMIT UINT64_MAX

static const char key[] = "0123";

static const EntryFacts facts = {
    .identity = {.device = 1, .inode = 2, .size = 3, .modified = {4, 5}, .changed = {6, 7}},
    .by_content = true,
    .content = {8, 9},
    .rows = 3,
    .status = 512,
    .messages = (char[]){"tshark: \xff\n"},
    .argument = (char[]){"./-c"},
    .capture = (char[]){"/tmp/-c"},
};

/* Writes an entry of two fields, or of one other, over what there is. */
static bool write_some(const char *path, bool other, const Entry *old, uint64_t limit,
                       GError **error)
{
    g_autoptr(Builder) numbers = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
    g_autoptr(Builder) words = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    g_autoptr(SeveralCells) several = several_cells_new();
    append_all(numbers, LIST("1", "", "3"));
    append_all(words, LIST("one", "two", ""));
    several_cells_add(several, 1, "two\f2", 5);
    several->cut = true;
    const EntrySource two[] = {{"n", OCCURRENCE_FIRST, numbers, NULL},
                               {"w", OCCURRENCE_LAST, words, several}};
    const EntrySource one[] = {{"o", OCCURRENCE_ALL, words, NULL}};
    return other ? entry_write(path, key, &facts, one, 1, old, limit, error)
                 : entry_write(path, key, &facts, two, 2, old, limit, error);
}

/* Its cells as one text; NULL if the field is not there, or damaged. */
static char *cells_of(const Entry *entry, const char *name)
{
    const EntryField *field = entry_find(entry, name);
    KeptField kept;
    GString *text = g_string_new(NULL);
    if (field == NULL || !entry_read(entry, field, &kept)) {
        g_string_free(text, true);
        return NULL;
    }
    g_string_printf(text, "%d %d %d", (int)field->base, field->several, kept.several->cut);
    for (unsigned i = 0; i < kept.several->rows->len; i++)
        g_string_append_printf(
            text, " [%d %s]", (int)g_array_index(kept.several->rows, uint64_t, i),
            dictionary_string(kept.several->texts, g_array_index(kept.several->codes, uint32_t, i),
                              NULL));
    builder_turn_into_text(kept.builder);
    g_autoptr(Column) column = builder_finish(kept.builder);
    for (size_t row = 0; row < column->rows; row++)
        g_string_append_printf(text, ";%s",
                               column_has(column, row) ? column_string(column, row, NULL) : "");
    kept_field_clear(&kept);
    return g_string_free(text, false);
}

static void assert_cells_of(const Entry *entry, const char *name, const char *expected)
{
    g_autofree char *cells = cells_of(entry, name);
    g_assert_cmpstr(cells, ==, expected);
}

#define N_CELLS "0 0 0;1;;3"
#define W_CELLS "1 1 1 [1 two\f2];one;two;"

static void test_again(void)
{
    char *folder = folder_make();
    g_autofree char *path = g_build_filename(folder, "entry", NULL);
    struct stat status;
    g_assert_true(write_some(path, false, NULL, NO_LIMIT, NULL));
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_autoptr(Entry) entry = entry_open(path, key);
    g_assert_nonnull(entry);
    g_assert_true(file_identity_equal(&entry->facts.identity, &facts.identity));
    g_assert_true(entry->facts.by_content);
    g_assert_true(content_hash_equal(entry->facts.content, facts.content));
    g_assert_cmpuint(entry->facts.rows, ==, 3);
    g_assert_cmpint(entry->facts.status, ==, 512);
    g_assert_cmpstr(entry->facts.messages, ==, facts.messages);
    g_assert_cmpstr(entry->facts.argument, ==, facts.argument);
    g_assert_cmpstr(entry->facts.capture, ==, facts.capture);
    g_assert_null(entry->facts.filter);
    assert_cells_of(entry, "n", N_CELLS);
    assert_cells_of(entry, "w", W_CELLS);
    assert_cells_of(entry, "x", NULL);
    folder_remove(folder);
}

static void test_absent(void)
{
    char *folder = folder_make();
    g_autofree char *path = g_build_filename(folder, "entry", NULL);
    g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
    g_autofree char *empty = file_make(folder, "empty", "", 0);
    g_assert_null(entry_open(path, key));
    g_assert_null(entry_open(folder, key));
    g_assert_null(entry_open(empty, key));
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    g_assert_null(entry_open(fifo, key));
    g_assert_true(write_some(path, false, NULL, NO_LIMIT, NULL));
    g_assert_null(entry_open(path, "0124"));
    g_autoptr(Entry) any = entry_open(path, NULL);
    g_assert_nonnull(any);
    folder_remove(folder);
}

/* Fields that come later join those that are there, but for one that is damaged. */
static void test_merge(void)
{
    char *folder = folder_make();
    g_autofree char *path = g_build_filename(folder, "entry", NULL);
    g_assert_true(write_some(path, false, NULL, NO_LIMIT, NULL));
    g_autoptr(Entry) old = entry_open(path, key);
    uint64_t place = entry_find(old, "n")->offset;
    g_assert_true(write_some(path, true, old, NO_LIMIT, NULL));
    g_autoptr(Entry) merged = entry_open(path, key);
    assert_cells_of(merged, "n", N_CELLS);
    assert_cells_of(merged, "w", W_CELLS);
    assert_cells_of(merged, "o", "2 0 0;one;two;");

    g_assert_true(write_some(path, false, NULL, NO_LIMIT, NULL));
    int descriptor = open(path, O_WRONLY);
    g_assert_cmpint(pwrite(descriptor, "\xff\xff\xff", 3, (off_t)place), ==, 3);
    close(descriptor);
    g_autoptr(Entry) damaged = entry_open(path, key);
    g_assert_true(write_some(path, true, damaged, NO_LIMIT, NULL));
    g_autoptr(Entry) rest = entry_open(path, key);
    assert_cells_of(rest, "n", NULL);
    assert_cells_of(rest, "w", W_CELLS);
    folder_remove(folder);
}

static void test_limit(void)
{
    char *folder = folder_make();
    g_autofree char *path = g_build_filename(folder, "entry", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_false(write_some(path, false, NULL, 100, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "larger than all that may be kept");
    g_assert_cmpuint(folder_count(folder), ==, 0);
    folder_remove(folder);
}

/* Writes a file in place; g_file_set_contents would wait for the disk each time. */
static void overwrite(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    g_assert_nonnull(file);
    g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
    g_assert_cmpint(fclose(file), ==, 0);
}

/* Nothing, or exactly what was written. */
static void check_damaged(const char *path)
{
    g_autoptr(Entry) entry = entry_open(path, key);
    if (entry == NULL)
        return;
    g_autofree char *n = cells_of(entry, "n");
    g_autofree char *w = cells_of(entry, "w");
    g_assert_cmpuint(entry->facts.rows, ==, 3);
    g_assert_cmpint(entry->facts.status, ==, 512);
    g_assert_cmpstr(entry->facts.messages, ==, facts.messages);
    g_assert_true(n == NULL || strcmp(n, N_CELLS) == 0);
    g_assert_true(w == NULL || strcmp(w, W_CELLS) == 0);
    g_assert_false(n != NULL && w != NULL);
}

static void test_damage(void)
{
    char *folder = folder_make();
    g_autofree char *path = g_build_filename(folder, "entry", NULL);
    g_autofree char *bytes = NULL;
    size_t length;
    g_assert_true(write_some(path, false, NULL, NO_LIMIT, NULL));
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    for (size_t place = 0; place < length; place++) {
        g_autofree char *damaged = g_memdup2(bytes, length);
        damaged[place] ^= (char)(1 << (place % 8));
        overwrite(path, damaged, length);
        check_damaged(path);
        overwrite(path, bytes, place);
        g_assert_null(entry_open(path, key));
    }
    g_autofree char *longer = g_malloc0(length + 1);
    memcpy(longer, bytes, length);
    overwrite(path, longer, length + 1);
    g_assert_null(entry_open(path, key));
    folder_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/entry/again", test_again);
    g_test_add_func("/entry/absent", test_absent);
    g_test_add_func("/entry/merge", test_merge);
    g_test_add_func("/entry/limit", test_limit);
    g_test_add_func("/entry/damage", test_damage);
    return g_test_run();
}
