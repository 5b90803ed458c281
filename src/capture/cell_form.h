/* How a tshark prints the values of a cell (-T fields), and how to make of it one form for all of
 * them.
 *
 * Releases differ. 4.0 escapes each value by itself and does not double backslashes; from 4.4 on
 * the whole cell is escaped, what parts the values with it. So no character parts them everywhere.
 * Which way works is found out by asking: tshark prints a small capture that tabshark carries with
 * it, of cells with two values, odd bytes and backslashes, in each way that is known
 * (CELL_QUESTIONS). A way is taken if all of these come back as they should.
 *
 * In the one form a cell has VALUE_SEPARATOR between its values, and a value is as tshark 4.0
 * prints it: \b, \f, \n, \r and \t stand for those characters, and a backslash for itself. */
#ifndef TABSHARK_CAPTURE_CELL_FORM_H
#define TABSHARK_CAPTURE_CELL_FORM_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Never part of a value, as it is escaped there. */
#define VALUE_SEPARATOR '\f'

/* Of a cell of which nobody counted the values. */
#define CELL_UNCOUNTED SIZE_MAX

typedef struct {
    char separator; /* between the values, as tshark prints it */
    bool escaped;   /* the whole cell: backslashes are doubled; there are \a and \v too */
    bool counted;   /* texts may hold the separator: count(FIELD) tells how many values there are */
} CellForm;

enum { CELL_QUESTIONS = 3 };

/* The i-th question to a program: its arguments, NULL at the end, to be freed by the caller. What
 * it reads is to be on its standard input. */
char **cell_form_question(const char *program, size_t i);

/* The small capture (pcapng), some hundred bytes. */
GByteArray *cell_form_capture(void);

/* The form of the program that printed these answers, one a question. False if values and what
 * stands between them cannot be told apart in any way. */
bool cell_form_find(GString *const *answers, CellForm *form);

/* Another separator to read anew with, if the one was found in values. False: there is none left.
 */
bool cell_form_next(CellForm *form);

/* Has a cell of `count` values (or CELL_UNCOUNTED) the one form already, as nearly all have? */
bool cell_form_is_restored(const CellForm *form, const char *cell, size_t length, size_t count);

/* Makes 1 and 0 of True and False, as releases from 4.2 on print flags. */
void cell_form_restore_flags(GString *cell);

/* Are a cell's times or durations seconds with at most nine decimals, as nearly all are? */
bool cell_form_is_seconds(const char *cell, size_t length, char separator);

/* Brings other times to one form. Dates ("Mar 14, 2024 09:26:53.5 CET", from 4.6 on
 * "2024-03-14T09:26:53.5+0100") become those of tabshark (table/value.h). Nanoseconds of a second
 * and more, as damaged captures have them, are carried: 4.0 prints them behind the point
 * (1.2000000000), releases from 4.2 on in words (1.(2000000000 nanoseconds), which may be cut off
 * in the last one); both become 3.000000000. */
void cell_form_restore_times(GString *cell, char separator);

/* Writes a cell of so many values in the one form. False if there are more
 * separators than there can be: some are parts of values, and which is not known. */
bool cell_form_restore(const CellForm *form, const char *cell, size_t length, size_t count,
                       GString *out);

#endif
