/* Text and addresses on an axis: each different value has a place, in order of appearance. */
#ifndef TABSHARK_PLOT_CATEGORIES_H
#define TABSHARK_PLOT_CATEGORIES_H

#include <glib.h>
#include <stdbool.h>

#include "table/column.h"

/* More places than so many could not be told apart. */
#define CATEGORIES_MAX 500

typedef struct Categories Categories;

/* Up to CATEGORIES_MAX of them. */
Categories *categories_new(void);
/* Up to `most` of them, where they need not be told apart. */
Categories *categories_new_up_to(size_t most);
void categories_free(Categories *categories);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Categories, categories_free)

/* The places of the column's values, 0, 1, 2, …, as a column of ints; values that are new get
 * places of their own. NULL and an error that calls the column `name` when there are more than
 * there may be. */
Column *categories_add(Categories *categories, const Column *column, const char *name,
                       GError **error);

size_t categories_count(const Categories *categories);

/* What stands at that place; may be any bytes. */
const char *categories_label(const Categories *categories, size_t place);

#endif
