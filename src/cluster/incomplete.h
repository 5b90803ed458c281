/* A result that lacks captures says so itself, wherever it goes. */
#ifndef TABSHARK_CLUSTER_INCOMPLETE_H
#define TABSHARK_CLUSTER_INCOMPLETE_H

#include <glib.h>

#include "table/table.h"

/* The column that incomplete tables get. */
#define INCOMPLETE_COLUMN "captures_missing"

/* What is missing, in a line for the result: "2 of 200: a.pcap, b.pcap". `missing` is the table of
 * states_missing. */
char *incomplete_text(const Table *missing, size_t captures);

/* The words of a chain with what says so put in: tables that it prints or writes get a column, and
 * pictures that go into their title. The result, for g_strfreev, ends in a sink. */
char **incomplete_mark(char *const *words, const char *text);

#endif
