/* The columns of Wireshark's packet list, which tshark prints like fields. Releases before 4.2 know
 * them by the titles that the preferences give them, and print nothing for a title that is not
 * there; later ones have fields for them. */
#ifndef TABSHARK_CAPTURE_PACKET_LIST_H
#define TABSHARK_CAPTURE_PACKET_LIST_H

#include <stdbool.h>

/* How all their names begin. */
#define PACKET_LIST_PREFIX "_ws.col"

#define PACKET_LIST_COLUMNS 7

typedef struct {
    const char *field;       /* its name as a field */
    const char *title;       /* its name by the title, which all releases understand */
    const char *format;      /* what stands for it in gui.column.format */
    const char *description; /* in Wireshark's words */
} PacketListColumn;

extern const PacketListColumn packet_list_columns[PACKET_LIST_COLUMNS];

/* Is it called like a column, whether there is such a one or not? */
bool packet_list_is_like(const char *field);

/* The column of that name, either of both; NULL if there is none. */
const PacketListColumn *packet_list_find(const char *field);

/* The one column whose name is nearest to one that does not exist; NULL if there is none such. */
char *packet_list_nearest(const char *field);

/* The preference that makes tshark fill in those of the columns that are, by their titles, in a
 * list of fields that ends with NULL, or in a display filter (NULL: none); NULL if none is. */
char *packet_list_preference(const char *const *fields, const char *filter);

#endif
