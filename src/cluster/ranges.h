/* Numbers of tasks as Slurm writes them: "0-3,7". */
#ifndef TABSHARK_CLUSTER_RANGES_H
#define TABSHARK_CLUSTER_RANGES_H

#include <glib.h>
#include <stdbool.h>

/* The text of numbers (an array of size_t) that rise. */
char *ranges_text(const GArray *numbers);

/* Is the number in such a text? */
bool ranges_contain(const char *text, size_t number);

#endif
