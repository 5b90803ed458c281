/* The values of a sheet, by name, and the words in which they stand. */
#ifndef TABSHARK_LAB_VALUES_H
#define TABSHARK_LAB_VALUES_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *name;
    char *shown; /* as it was given */
    char *text;  /* what takes its place */
    char **list; /* several values, which take its place instead; NULL: there is one */
    bool known;  /* the sheet itself has the name */
} Value;

typedef struct {
    GPtrArray *list; /* of Value *, in the order they came */
} Values;

Values *values_new(void);
void values_free(Values *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Values, values_free)

/* Is that a name: letters, digits, "_" and "-", a letter or "_" first? */
bool values_is_name(const char *name, size_t length);

/* The value of that name; NULL if there is none. */
Value *values_find(const Values *values, const char *name);

/* Gives a name its value, or a new one. */
Value *values_put(Values *values, const char *name, const char *text);

/* The same for one value or several, which can only be a word, or words, of their own. */
Value *values_put_list(Values *values, const char *name, char **texts);

/* Takes NAME=VALUE apart and puts it. Errors are TABSHARK_ERROR_USAGE. */
bool values_put_assignment(Values *values, const char *assignment, GError **error);

/* Fails if a value was given that the sheet does not know. */
bool values_check_known(const Values *values, GError **error);

/* Puts values in place of each ${NAME} of a word; $${ stands for ${, any other $ for itself. A
 * value stays a part of its word, but could still make an option or the word "then" of it: that is
 * refused. Errors are TABSHARK_ERROR_USAGE. Marks the names it meets as known. The result is the
 * caller's. */
char *values_expand(const Values *values, const char *word, GError **error);

/* The same for all words of a list that ends with NULL, in which a word ${NAME} of several values
 * becomes several words. The result is the caller's. */
char **values_expand_words(const Values *values, char **words, GError **error);

#endif
