/* Times that come at a steady pace, as those of resample do. */
#ifndef TABSHARK_PLOT_EVEN_TIMES_H
#define TABSHARK_PLOT_EVEN_TIMES_H

#include <stdint.h>

#include "table/column.h"

/* How far apart the times of a column are, in nanoseconds, if each is either as late as the one
 * before or that much later; rows without a time are passed over. 0 if they are not, or there are
 * not three different ones. */
int64_t even_times_step(const Column *times);

/* "1 s", "100 ms", "5 min", for more than 0 nanoseconds. Free with g_free. */
char *even_times_text(int64_t step);

#endif
