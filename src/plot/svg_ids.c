#include "plot/svg_ids.h"

#include <stdbool.h>
#include <string.h>

/* cairo 1.16's, and 1.18's. */
static const char *const kinds[] = {"surface", "image", "source-"};

/* The length of a name at the beginning of the text, as in surface12"; 0 if there is none. */
static size_t name_length(const char *text, const char *end)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        size_t letters = strlen(kinds[i]);
        if ((size_t)(end - text) <= letters || strncmp(text, kinds[i], letters) != 0) {
            continue;
        }
        size_t length = letters;
        while (text + length < end && g_ascii_isdigit(text[length])) {
            length++;
        }
        bool closed = text + length < end && text[length] == '"';
        return closed && length > letters ? length : 0;
    }
    return 0;
}

/* The number of a name, from 1; a new one is the next. */
static guint number_of(GHashTable *numbers, const char *name, size_t length)
{
    char *key = g_strndup(name, length);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, key));
    if (number != 0) {
        g_free(key);
        return number;
    }
    number = g_hash_table_size(numbers) + 1;
    g_hash_table_insert(numbers, key, GUINT_TO_POINTER(number));
    return number;
}

GBytes *svg_renumber(const char *svg, size_t size)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GString *out = g_string_sized_new(size);
    const char *end = svg + size, *from = svg;
    while (from < end) {
        const char *quote = memchr(from, '"', (size_t)(end - from));
        const char *name = quote != NULL ? quote + 1 : end;
        name += name < end && *name == '#';
        g_string_append_len(out, from, name - from);
        size_t length = name_length(name, end);
        if (length > 0) {
            g_string_append_printf(out, "part%u", number_of(numbers, name, length));
        }
        from = name + length;
    }
    return g_string_free_to_bytes(out);
}
