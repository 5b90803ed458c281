#include "text/known_type.h"

#include <string.h>

#include "base/error.h"

static char *list_names(size_t n, NearestNameAt name_at, const void *data)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", name_at(i, data));
    return g_string_free(list, false);
}

bool known_type_find(const KnownType *known, size_t n, NearestNameAt name_at, const void *data,
                     size_t *index, GError **error)
{
    for (*index = 0; *index < n; ++*index) {
        if (strcmp(known->name, name_at(*index, data)) == 0)
            return true;
    }
    if (known->may_be_absent)
        return true;
    g_autofree char *near = nearest_names(known->name, n, name_at, data);
    g_autofree char *all = near == NULL ? list_names(n, name_at, data) : NULL;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                near != NULL ? "it has no column '%s'; did you mean %s?"
                             : "it has no column '%s'; the columns are: %s",
                known->name, near != NULL ? near : all);
    return false;
}
