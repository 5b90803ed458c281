#include "plot/categories.h"

#include "base/error.h"

struct Categories {
    GHashTable *places; /* GBytes * -> place + 1 */
    GPtrArray *labels;  /* of GBytes *, each with a NUL behind */
    size_t most;
};

static void unref_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

Categories *categories_new(void)
{
    return categories_new_up_to(CATEGORIES_MAX);
}

Categories *categories_new_up_to(size_t most)
{
    Categories *categories = g_new(Categories, 1);
    categories->places = g_hash_table_new(g_bytes_hash, g_bytes_equal);
    categories->labels = g_ptr_array_new_with_free_func(unref_bytes);
    categories->most = most;
    return categories;
}

void categories_free(Categories *categories)
{
    if (categories != NULL) {
        g_hash_table_unref(categories->places);
        g_ptr_array_unref(categories->labels);
        g_free(categories);
    }
}

size_t categories_count(const Categories *categories)
{
    return categories->labels->len;
}

const char *categories_label(const Categories *categories, size_t place)
{
    return g_bytes_get_data(g_ptr_array_index(categories->labels, place), NULL);
}

static size_t place_of(Categories *categories, const Column *column, size_t row)
{
    size_t length = 0;
    const char *string = column_string(column, row, &length);
    GBytes *label = g_bytes_new(string, length + 1);
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(categories->places, label));
    if (place > 0) {
        g_bytes_unref(label);
        return place - 1;
    }
    g_ptr_array_add(categories->labels, label);
    g_hash_table_insert(categories->places, label, GSIZE_TO_POINTER(categories->labels->len));
    return categories->labels->len - 1;
}

Column *categories_add(Categories *categories, const Column *column, const char *name,
                       GError **error)
{
    g_autoptr(Column) places = column_new(TYPE_INT, column->rows, NULL);
    /* Codes that were met before need no search for their string. */
    g_autofree uint32_t *known = g_new0(uint32_t, dictionary_size(column->dictionary) + 1);
    for (size_t row = 0; row < column->rows; row++) {
        if (!column_has(column, row)) {
            column_set_missing(places, row);
            continue;
        }
        uint32_t *place = &known[column->codes[row]];
        if (*place == 0) {
            *place = (uint32_t)place_of(categories, column, row) + 1;
        }
        if (categories_count(categories) > categories->most) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "column '%s' has more than %zu different values, too many to have a place "
                        "each on an axis: keep fewer rows with where, or group by it, sort and "
                        "take the head",
                        name, categories->most);
            return NULL;
        }
        places->ints[row] = *place - 1;
    }
    return g_steal_pointer(&places);
}
