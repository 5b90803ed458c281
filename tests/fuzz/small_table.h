/* Tables of few rows. */
#ifndef TABSHARK_TESTS_SMALL_TABLE_H
#define TABSHARK_TESTS_SMALL_TABLE_H

#include "table/table.h"

/* All types, with their greatest and least values and missing ones; of 0 to 5 rows. The caller's.
 */
Table *small_table(size_t rows);

/* Five packets, with what side asks of them. The caller's. */
Table *small_packets(void);

#endif
