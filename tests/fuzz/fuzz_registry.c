/* Any bytes as what tshark lists of its fields, whose registry finds each of them, also once it was
 * kept in a file; and as a kept file that something has damaged. The first byte chooses. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture/registry.h"

#define PROGRAM "/proc/self/exe"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *folder; /* for what is kept */
static char *kept;   /* the file in it */
static char *header; /* its first lines */

static void remove_folder(void)
{
    g_autofree char *inner = g_path_get_dirname(kept);
    g_unlink(kept);
    g_rmdir(inner);
    g_rmdir(folder);
    g_free(folder);
    g_free(kept);
    g_free(header);
}

/* Finds out what the kept file is called and how it begins. */
static void prepare(void)
{
    g_autofree char *text = NULL;
    folder = g_dir_make_tmp("tabshark-fuzz-XXXXXX", NULL);
    g_setenv("XDG_CACHE_HOME", folder, true);
    registry_free(registry_build(PROGRAM, "TShark 4\n",
                                 &(const CellForm){VALUE_SEPARATOR, false, false}, "P\tx\ty\n",
                                 NULL));
    g_autofree char *inner = g_build_filename(folder, "tabshark", NULL);
    g_autoptr(GDir) dir = g_dir_open(inner, 0, NULL);
    kept = g_build_filename(inner, g_dir_read_name(dir), NULL);
    g_assert_true(g_file_get_contents(kept, &text, NULL, NULL));
    header = g_strndup(text, strcspn(text, "\n") + 1);
    atexit(remove_folder);
}

/* Everything that can be asked of a name. */
static void append_answers(GString *out, const Registry *registry, const char *name)
{
    Type type = TYPE_TEXT;
    bool found = registry_find(registry, name, &type);
    ColumnForm form = registry_column_form(registry, name);
    g_autofree char *nearest = registry_nearest(registry, name);
    g_autoptr(GPtrArray) starting = registry_starting_with(registry, name);
    g_string_append_printf(out, "%s %d %d %d %s %s:", name, found, type, form.kind, nearest,
                           registry_version(registry));
    for (unsigned i = 0; i < starting->len; i++) {
        const char *next = g_ptr_array_index(starting, i);
        g_assert_true(g_str_has_prefix(next, name));
        g_assert_true(i == 0 || strcmp(g_ptr_array_index(starting, i - 1), next) < 0);
        g_string_append_printf(out, " %s", next);
    }
}

static void check_names(GString *out, const Registry *registry, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", 20);
    for (char **line = lines; *line != NULL && line - lines < 19; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", 7);
        unsigned n = g_strv_length(cells);
        bool field = n >= 4 && strcmp(cells[0], "F") == 0;
        bool protocol = n >= 3 && strcmp(cells[0], "P") == 0;
        Type type;
        if (!field && !protocol)
            continue;
        g_assert_true(registry_find(registry, cells[2], &type));
        append_answers(out, registry, cells[2]);
    }
}

static void check_listing(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Registry) built = registry_build(
        PROGRAM, "TShark 4.0.17\n", &(const CellForm){VALUE_SEPARATOR, false, false}, text, &error);
    g_assert_true((built == NULL) == (error != NULL));
    if (built == NULL)
        return;
    /* Lines are in the order of their names where those have no byte below a tab. Wireshark
     * registers no such name. */
    if (strpbrk(text, "\1\2\3\4\5\6\7\10") != NULL)
        return;
    g_autoptr(Registry) loaded = registry_load(PROGRAM);
    g_assert_nonnull(loaded);
    g_autoptr(GString) a = g_string_new(NULL);
    g_autoptr(GString) b = g_string_new(NULL);
    check_names(a, built, text);
    check_names(b, loaded, text);
    g_assert_cmpstr(a->str, ==, b->str);
}

/* A damaged file may answer anything, but in order. */
static void check_file(const char *bytes, size_t size)
{
    g_autoptr(GString) text = g_string_new(header);
    g_string_append_len(text, bytes, (gssize)size);
    /* Renamed into place, for what is mapped must not change. */
    g_assert_true(g_file_set_contents(kept, text->str, (gssize)text->len, NULL));
    g_autoptr(Registry) registry = registry_load(PROGRAM);
    if (registry == NULL)
        return;
    Type type;
    static const char *const names[] = {"", "a", "b.c", "frame.number", "tcp.flags", "zz"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        registry_find(registry, names[i], &type);
        registry_column_form(registry, names[i]);
        g_free(registry_nearest(registry, names[i]));
        g_ptr_array_unref(registry_starting_with(registry, names[i]));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (folder == NULL)
        prepare();
    if (size == 0)
        return 0;
    g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
    if ((data[0] & 1) != 0)
        check_file((const char *)data + 1, size - 1);
    else
        check_listing(text);
    return 0;
}
