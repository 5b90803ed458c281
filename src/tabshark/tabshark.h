/* libtabshark: packet captures as typed tables, for programs in C.
 *
 *     g_autoptr(GError) error = NULL;
 *     g_autoptr(Tabshark) tabshark = tabshark_new();
 *     g_autoptr(TabsharkTable) hosts = tabshark_run(
 *         tabshark, "read traffic.pcap -e ip.src,frame.len then group ip.src bytes=sum:frame.len",
 *         &error);
 *     for (size_t row = 0; hosts != NULL && row < tabshark_table_rows(hosts); row++)
 *         printf("%.0f\n", tabshark_table_number(hosts, 1, row));
 *
 * What the program tabshark does in a chain, tabshark_run does in a program: its help and documents
 * say what verbs there are. Tables are columns of one type each, in which values may be missing;
 * columns and rows count from 0.
 *
 * Arguments are borrowed, results are the caller's unless said otherwise. Errors are GErrors of the
 * domain TABSHARK_ERROR (error.h); their messages are meant to be shown. A column, row or type that
 * does not fit is a mistake of the program's, about which GLib complains (g_return_if_fail).
 *
 * One thread at a time may be inside the library, whatever the Tabshark. Programs are started
 * (tshark, for restore tcpflow); while they run, SIGINT, SIGTERM and SIGHUP are put off until they
 * have been ended. Nothing is printed but by the verb print and tabshark_table_print.
 */
#ifndef TABSHARK_TABSHARK_H
#define TABSHARK_TABSHARK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <tabshark/error.h>

G_BEGIN_DECLS

/* The version of the library, such as "0.1.0". */
const char *tabshark_version(void);

/* What chains have in common: tables that were kept by name, warnings, and the time zone of people.
 */
typedef struct Tabshark Tabshark;

Tabshark *tabshark_new(void);
void tabshark_free(Tabshark *tabshark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tabshark, tabshark_free)

/* Do people see times in UTC, and are hours and days those of UTC? Otherwise the local zone's (TZ).
 */
void tabshark_set_utc(Tabshark *tabshark, bool utc);

/* What has been said since the last time besides results: a list of sentences that ends with NULL,
 * for g_strfreev. They may hold bytes from captures. */
char **tabshark_take_warnings(Tabshark *tabshark);

/* Was any capture damaged so far? Every whole packet before the damage was used, and a warning says
 * so. */
bool tabshark_damaged(const Tabshark *tabshark);

/* A table; it never changes once it is shared. */
typedef struct TabsharkTable TabsharkTable;

TabsharkTable *tabshark_table_ref(TabsharkTable *table);
void tabshark_table_unref(TabsharkTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TabsharkTable, tabshark_table_unref)

/* Runs a chain, such as "read traffic.pcap -e frame.len then describe", and gives back the table of
 * its last step. Words are quoted as for a shell; nothing is expanded. A chain that is wrong is a
 * TABSHARK_ERROR_USAGE, and nothing was read then. One that ends early, as if-empty makes it, has
 * no table, which is an error too. */
TabsharkTable *tabshark_run(Tabshark *tabshark, const char *chain, GError **error);

/* The same for words that need no quotes, such as names of files: a list that ends with NULL. */
TabsharkTable *tabshark_run_words(Tabshark *tabshark, const char *const *words, GError **error);

/* Goes on from a table: "group ip.src count then sort -r count". */
TabsharkTable *tabshark_apply(Tabshark *tabshark, const TabsharkTable *table, const char *steps,
                              GError **error);

/* Keeps a table under a name, for chains that start with "from NAME". */
void tabshark_keep(Tabshark *tabshark, const char *name, const TabsharkTable *table);

/* Reads fields (a list that ends with NULL) of the packets of a capture that match a display
 * filter, or of all if it is NULL: a row a packet, a column a field. The capture "-" is standard
 * input. */
TabsharkTable *tabshark_read(Tabshark *tabshark, const char *capture, const char *filter,
                             const char *const *fields, GError **error);

/* Opens a file of TSV, CSV or SQLite, as its suffix says. */
TabsharkTable *tabshark_open(Tabshark *tabshark, const char *path, GError **error);

/* Writes a table to a file whose suffix says the format. The file appears when it is whole. */
bool tabshark_write(Tabshark *tabshark, const TabsharkTable *table, const char *path,
                    GError **error);

/* Types of columns. */
typedef enum {
    TABSHARK_BOOL,
    TABSHARK_INT,
    TABSHARK_UINT,
    TABSHARK_REAL,
    TABSHARK_TIME,     /* nanoseconds since 1970-01-01T00:00:00Z */
    TABSHARK_DURATION, /* nanoseconds */
    TABSHARK_ADDRESS,  /* IPv4, IPv6 or MAC */
    TABSHARK_TEXT,     /* bytes, of which UTF-8 is not promised */
} TabsharkType;

/* "bool", "int", … */
const char *tabshark_type_name(TabsharkType type);

size_t tabshark_table_rows(const TabsharkTable *table);
size_t tabshark_table_columns(const TabsharkTable *table);
/* Belongs to the table. */
const char *tabshark_table_name(const TabsharkTable *table, size_t column);
TabsharkType tabshark_table_type(const TabsharkTable *table, size_t column);
/* The column of that name; an error suggests the nearest names. */
bool tabshark_table_find(const TabsharkTable *table, const char *name, size_t *column,
                         GError **error);

/* Is there a value? */
bool tabshark_table_has(const TabsharkTable *table, size_t column, size_t row);
/* Of a bool (0 or 1), int, time or duration; 0 if it is missing. */
int64_t tabshark_table_int(const TabsharkTable *table, size_t column, size_t row);
/* Of a uint; 0 if it is missing. */
uint64_t tabshark_table_uint(const TabsharkTable *table, size_t column, size_t row);
/* Of all but addresses and texts, times and durations in seconds; NAN if it is missing. */
double tabshark_table_number(const TabsharkTable *table, size_t column, size_t row);
/* Of an address or text, which ends in a NUL beyond its `length` bytes (may be NULL); belongs to
 * the table. NULL if it is missing. */
const char *tabshark_table_string(const TabsharkTable *table, size_t column, size_t row,
                                  size_t *length);
/* Of any type, as CSV has it; "" if it is missing. For g_free. */
char *tabshark_table_text(const TabsharkTable *table, size_t column, size_t row);

/* Prints the table in a format (tsv, csv, json, jsonl, markdown, html, pretty); NULL: a preview for
 * a terminal, TSV for all else. */
bool tabshark_table_print(Tabshark *tabshark, const TabsharkTable *table, const char *format,
                          FILE *stream, GError **error);

/* A table of one's own: without columns at first. They are added before it is shared with anybody.
 */
TabsharkTable *tabshark_table_new(size_t rows);
/* Each adds a column of a new name with as many values as there are rows, which are copied.
 * `missing` says which are (true) missing; NULL: none. */
void tabshark_table_add_ints(TabsharkTable *table, const char *name, TabsharkType type,
                             const int64_t *values, const bool *missing);
/* NAN is missing. */
void tabshark_table_add_reals(TabsharkTable *table, const char *name, const double *values);
/* Text is taken as that type (as in a file, see `tabshark help open`); NULL and "" are missing.
 * False if a value is none of that type. */
bool tabshark_table_add_texts(TabsharkTable *table, const char *name, TabsharkType type,
                              const char *const *values, GError **error);

G_END_DECLS

#endif
