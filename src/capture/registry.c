#include "capture/registry.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/outfile.h"
#include "capture/field_type.h"
#include "capture/packet_list.h"
#include "capture/tshark.h"

/* Raise it when the form of the kept file changes. */
#define FORMAT_VERSION 3

/* The line of tshark itself: how it prints cells (separator, escaped, counted), then its version.
 */
#define TSHARK_WORD "tshark"
#define TSHARK_LINE TSHARK_WORD " %hhu %hhu %hhu "

/* The text is a header line, a line of tshark itself, then one line a field, "name TAB type
 * TAB base TAB description", sorted by bytes; the whole can be mapped into memory and searched
 * where it lies. */
struct Registry {
    GMappedFile *file; /* holds the text, or NULL */
    char *owned;       /* holds the text otherwise */
    char *version;     /* of tshark */
    CellForm cells;
    const char *fields, *end;
};

/* What identifies the program: a changed file is another one. */
static char *header_line(const char *program)
{
    struct stat status = {0};
    if (stat(program, &status) != 0)
        return NULL;
    return g_strdup_printf("tabshark fields %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                           ".%09ld %" G_GUINT64_FORMAT "\n",
                           FORMAT_VERSION, (int64_t)status.st_size, (int64_t)status.st_mtim.tv_sec,
                           status.st_mtim.tv_nsec, (uint64_t)status.st_ino);
}

/* Where the registry of a program is kept; the name must not hold the path, which may be long or
 * odd. */
static char *kept_path(const char *program)
{
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, program, -1);
    g_autofree char *name = g_strdup_printf("fields-%.16s.tsv", sum);
    return g_build_filename(g_get_user_cache_dir(), "tabshark", name, NULL);
}

/* What stands behind the numbers in the line of tshark; NULL if it is none. */
static const char *after_numbers(const char *line, uint64_t *numbers)
{
    if (!g_str_has_prefix(line, TSHARK_WORD " "))
        return NULL;
    line += strlen(TSHARK_WORD " ");
    for (size_t i = 0; i < 3; i++) {
        char *end;
        numbers[i] = g_ascii_strtoull(line, &end, 10);
        if (end == line || *end != ' ' || numbers[i] > UINT8_MAX)
            return NULL;
        line = end + 1;
    }
    return line;
}

/* A registry of the text from the line of tshark to the end; NULL if there is no such line.
 * Every line ends with a newline. */
static Registry *registry_over(const char *text, const char *end)
{
    uint64_t numbers[3];
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    g_autofree char *line = newline != NULL ? g_strndup(text, (size_t)(newline - text)) : NULL;
    const char *version = line != NULL ? after_numbers(line, numbers) : NULL;
    if (version == NULL)
        return NULL;
    Registry *registry = g_new0(Registry, 1);
    registry->version = g_strdup(version);
    registry->cells = (CellForm){(char)numbers[0], numbers[1] != 0, numbers[2] != 0};
    registry->fields = newline + 1;
    registry->end = end;
    return registry;
}

Registry *registry_load(const char *program)
{
    g_autofree char *header = header_line(program);
    g_autofree char *path = kept_path(program);
    GMappedFile *file = g_mapped_file_new(path, false, NULL);
    if (file == NULL)
        return NULL;
    const char *text = g_mapped_file_get_contents(file);
    size_t length = g_mapped_file_get_length(file);
    size_t skip = header != NULL ? strlen(header) : 0;
    /* A file is renamed into place when it is whole, but what lies in a cache may have been cut
     * since. */
    bool whole =
        skip > 0 && length > skip && memcmp(text, header, skip) == 0 && text[length - 1] == '\n';
    Registry *registry = whole ? registry_over(text + skip, text + length) : NULL;
    if (registry != NULL)
        registry->file = file;
    else
        g_mapped_file_unref(file);
    return registry;
}

void registry_free(Registry *registry)
{
    if (registry == NULL)
        return;
    g_clear_pointer(&registry->file, g_mapped_file_unref);
    g_free(registry->owned);
    g_free(registry->version);
    g_free(registry);
}

static int compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A line of the listing in our form; NULL if it is none, or of the packet list, whose columns
 * differ with the preferences and are not in every release. F lines are fields: description, name,
 * type, protocol, base; P lines are protocols: description, name. */
static char *convert_line(const char *line)
{
    g_auto(GStrv) cells = g_strsplit(line, "\t", 7);
    unsigned n = g_strv_length(cells);
    if (n >= 3 && packet_list_is_like(cells[2]))
        return NULL;
    if (n >= 4 && strcmp(cells[0], "F") == 0)
        return g_strjoin("\t", cells[2], cells[3], n >= 6 ? cells[5] : "", cells[1], NULL);
    if (n >= 3 && strcmp(cells[0], "P") == 0)
        return g_strjoin("\t", cells[2], "FT_PROTOCOL", "", cells[1], NULL);
    return NULL;
}

static void add_packet_list(GPtrArray *lines)
{
    for (size_t i = 0; i < PACKET_LIST_COLUMNS; i++) {
        const PacketListColumn *column = &packet_list_columns[i];
        g_ptr_array_add(lines,
                        g_strjoin("\t", column->field, "FT_STRING", "", column->description, NULL));
    }
}

/* Whoever cannot keep it (a full disk, a home that is read-only) reads it again next time. */
static void keep(const char *program, const char *text)
{
    g_autofree char *path = kept_path(program);
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) == 0)
        outfile_write(path, text, strlen(text), NULL);
}

Registry *registry_build(const char *program, const char *version_text, const CellForm *cells,
                         const char *listing, GError **error)
{
    g_autofree char *header = header_line(program);
    g_autofree char *version = tshark_version(version_text);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    for (const char *at = listing; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        g_autofree char *line = g_strndup(at, length);
        char *converted = convert_line(line);
        if (converted != NULL)
            g_ptr_array_add(lines, converted);
        at += length + (at[length] == '\n');
    }
    if (lines->len == 0 || header == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "'%s -G fields' lists no fields: is this tshark?", program);
        return NULL;
    }
    add_packet_list(lines);
    g_ptr_array_sort(lines, compare_lines);
    GString *text = g_string_new(header);
    g_string_append_printf(text, TSHARK_LINE "%s\n", (unsigned char)cells->separator,
                           (unsigned char)cells->escaped, (unsigned char)cells->counted, version);
    for (unsigned i = 0; i < lines->len; i++)
        g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(lines, i));
    keep(program, text->str);
    Registry *registry = registry_over(text->str + strlen(header), text->str + text->len);
    registry->owned = g_string_free(text, false);
    return registry;
}

/* Compares a name with that of a line. */
static int compare_name(const char *name, const char *line)
{
    size_t length = strlen(name);
    int order = strncmp(name, line, length);
    return order != 0 ? order : (line[length] == '\t' ? 0 : -1);
}

static const char *next_line(const Registry *registry, const char *line)
{
    const char *newline = memchr(line, '\n', (size_t)(registry->end - line));
    return newline != NULL ? newline + 1 : registry->end;
}

/* The first line whose name is not less than `name`, by halving; `end` if there is none. */
static const char *lower_bound(const Registry *registry, const char *name)
{
    const char *low = registry->fields;
    const char *high = registry->end;
    /* All lines that start before `low` are less, all that start at or after `high` are not. */
    while (low < high) {
        const char *line = low + (high - low) / 2;
        while (line > low && line[-1] != '\n')
            line--;
        if (compare_name(name, line) > 0)
            low = next_line(registry, line);
        else
            high = line;
    }
    return low;
}

/* No field has such a name, and the search relies on lines ending where names differ. */
static bool is_name(const char *text)
{
    return strpbrk(text, "\t\n") == NULL;
}

bool registry_find(const Registry *registry, const char *field, Type *type)
{
    if (!is_name(field))
        return false;
    const char *line = lower_bound(registry, field);
    bool found = false;
    for (; line < registry->end && compare_name(field, line) == 0;
         line = next_line(registry, line)) {
        const char *ft = line + strlen(field) + 1;
        /* Each line ends in a newline (registry_load), so this stops in time. */
        Type this_one = field_type(field, ft, strcspn(ft, "\t\n"));
        *type = found && this_one != *type ? TYPE_TEXT : this_one;
        found = true;
    }
    return found;
}

GPtrArray *registry_starting_with(const Registry *registry, const char *prefix)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    size_t length = strlen(prefix);
    const char *line = is_name(prefix) ? lower_bound(registry, prefix) : registry->end;
    const char *last = NULL;
    for (; line < registry->end && strncmp(line, prefix, length) == 0;
         line = next_line(registry, line)) {
        if (last != NULL && compare_name(last, line) == 0)
            continue;
        char *name = g_strndup(line, strcspn(line, "\t\n"));
        g_ptr_array_add(names, name);
        last = name;
    }
    return names;
}

/* The cell that starts there; moves on to the next one, or to the line's end. */
static size_t skip_cell(const char **at)
{
    size_t length = strcspn(*at, "\t\n");
    *at += length + ((*at)[length] == '\t');
    return length;
}

bool registry_next(const Registry *registry, const char **at, RegistryEntry *entry)
{
    const char *cell = *at != NULL ? *at : registry->fields;
    if (cell >= registry->end)
        return false;
    *at = next_line(registry, cell);
    entry->name = cell;
    entry->name_length = skip_cell(&cell);
    entry->kind = cell;
    entry->kind_length = skip_cell(&cell);
    skip_cell(&cell);
    entry->description = cell;
    entry->description_length = (size_t)(*at - cell) - 1;
    return true;
}

char *registry_description(const Registry *registry, const char *field)
{
    RegistryEntry entry;
    const char *at = is_name(field) ? lower_bound(registry, field) : registry->end;
    if (at == registry->end || compare_name(field, at) != 0 ||
        !registry_next(registry, &at, &entry))
        return g_strdup("");
    return g_strndup(entry.description, entry.description_length);
}

const char *registry_version(const Registry *registry)
{
    return registry->version;
}

CellForm registry_cell_form(const Registry *registry)
{
    return registry->cells;
}

static char *take_cell(const char **at)
{
    const char *cell = *at;
    return g_strndup(cell, skip_cell(at));
}

ColumnForm registry_column_form(const Registry *registry, const char *field)
{
    const ColumnForm unproven = {COLUMN_UNPROVEN, 0};
    const char *line = is_name(field) ? lower_bound(registry, field) : registry->end;
    if (line == registry->end || compare_name(field, line) != 0)
        return unproven;
    const char *next = next_line(registry, line);
    if (next < registry->end && compare_name(field, next) == 0)
        return unproven;
    const char *at = line + strlen(field) + 1;
    g_autofree char *ft = take_cell(&at);
    g_autofree char *base = take_cell(&at);
    return column_form_of(field, ft, base);
}

static const char *name_at(size_t index, const void *data)
{
    return ((char *const *)data)[index];
}

char *registry_nearest(const Registry *registry, const char *field)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *line = registry->fields; line < registry->end;) {
        const char *next = next_line(registry, line);
        const char *tab = memchr(line, '\t', (size_t)(next - line));
        if (tab != NULL)
            g_ptr_array_add(names, g_strndup(line, (size_t)(tab - line)));
        line = next;
    }
    return nearest_names(field, names->len, name_at, names->pdata);
}
