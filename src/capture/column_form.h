/* How a value of a field looks as a column of Wireshark's packet list (tshark -T tabs), and how to
 * make of it what tshark -T fields prints.
 *
 * Only fields are known here whose column was proven to hold the same values, by the test
 * tests/oracle/engines.py and `tabshark verify-engine`. */
#ifndef TABSHARK_CAPTURE_COLUMN_FORM_H
#define TABSHARK_CAPTURE_COLUMN_FORM_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Stands between several values of a column. No value of the fields known here has one. */
#define COLUMN_SEPARATOR ','

typedef enum {
    COLUMN_UNPROVEN, /* not known to be the same, or known not to be */
    COLUMN_SAME,
    COLUMN_HEX,  /* as many digits as the bits that the field takes, not as its type has */
    COLUMN_FLAG, /* FT_NONE: a check mark, one for all values. Two columns are asked for, the first
                    and the second value */
    /* Columns of Wireshark's own, for which tshark makes no tree of the packet: */
    COLUMN_NUMBER, /* frame.number */
    COLUMN_LENGTH, /* frame.len */
} ColumnKind;

typedef struct {
    ColumnKind kind;
    unsigned digits; /* of COLUMN_HEX, as -T fields prints it */
} ColumnForm;

/* The protocols of those fields, NULL at the end. */
const char *const *column_form_protocols(void);

/* The form of a field of that name, type ("FT_UINT16") and base ("BASE_HEX") in Wireshark's
 * registry, in which it stands once. */
ColumnForm column_form_of(const char *field, const char *ft, const char *base);

/* Wireshark's format of its own column for that form, such as "%m"; NULL if it has none. */
const char *column_form_own(const ColumnForm *form);

/* Might a cell of that length have been cut, or lack a value? */
bool column_cell_may_be_cut(size_t length);

/* What -T fields would print of a cell that has another form (not COLUMN_SAME, not COLUMN_FLAG): as
 * many digits, no blanks. False if it is no such cell. */
bool column_form_restore(const ColumnForm *form, const char *cell, size_t length, GString *out);

/* The values of a flag, from the cells of the first and the second value: none, "1", or "1,1" for
 * two or more. */
const char *column_form_flag(bool first, bool second);

/* Is that cell a flag's check mark? */
bool column_is_check_mark(const char *cell, size_t length);

#endif
