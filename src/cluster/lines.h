/* The files of a cluster's folder: lines of a word and a value.
 *
 * Values hold any bytes but NUL, since they are names of files and messages; what would not fit on
 * a line is escaped as in C. The last line is "end", so that a file that was cut is known.
 */
#ifndef TABSHARK_CLUSTER_LINES_H
#define TABSHARK_CLUSTER_LINES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A value as it stands on a line: control characters, quotes and backslashes are escaped. The
 * caller's. */
char *lines_escape(const char *value);

void lines_add(GString *text, const char *word, const char *value);
void lines_add_number(GString *text, const char *word, int64_t value);
void lines_add_end(GString *text);

/* Takes one line; the value is without escapes. An error is a bare reason. */
typedef bool (*LinesTake)(const char *word, const char *value, void *data, GError **error);

/* Gives each line to `take`, up to the end. `title` is the word of the first line, whose value has
 * to be `format`. Errors say that `path`, whose content the text is, is not what it should be. */
bool lines_read(const char *text, const char *path, const char *title, const char *format,
                LinesTake take, void *data, GError **error);

/* The same for the file itself. A file that is not there is a G_FILE_ERROR_NOENT. */
bool lines_open(const char *path, const char *title, const char *format, LinesTake take, void *data,
                GError **error);

/* A number that a value has to be, at least `least`. */
bool lines_number(const char *value, int64_t least, int64_t *number, GError **error);

#endif
