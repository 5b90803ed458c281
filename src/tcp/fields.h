/* The columns of a table of packets from which segments are made. */
#ifndef TABSHARK_TCP_FIELDS_H
#define TABSHARK_TCP_FIELDS_H

#include <glib.h>
#include <stddef.h>

#include "table/table.h"
#include "tcp/cells.h"
#include "tcp/layers.h"
#include "tcp/segments.h"

typedef enum {
    FIELD_STREAM,
    FIELD_SOURCE_PORT,
    FIELD_DESTINATION_PORT,
    FIELD_SEQ,
    FIELD_ACK,
    FIELD_LENGTH,
    FIELD_FLAGS,
    FIELD_FLAG_SYN,
    FIELD_FLAG_ACK,
    FIELD_FLAG_FIN,
    FIELD_FLAG_RST,
    FIELD_HEADER_LENGTH,
    FIELD_URGENT_POINTER,
    FIELD_OPTIONS, /* as the number of bytes */
    FIELD_MARKS,   /* MARK_COUNT of them */
    FIELD_IPV4_SOURCE = FIELD_MARKS + MARK_COUNT,
    FIELD_IPV4_DESTINATION,
    FIELD_IPV6_SOURCE,
    FIELD_IPV6_DESTINATION,
    FIELD_COUNT,
} Field;

typedef struct {
    Cells *cells[FIELD_COUNT];
    Layers *layers;        /* NULL: there is no frame.protocols */
    Dictionary *addresses; /* borrowed */
} Fields;

/* The names of all fields that capture_read is to be asked for; a list as g_strfreev takes. */
char **fields_names(void);

/* Borrows from the table. */
Fields *fields_new(const Table *packets, Dictionary *addresses);
void fields_free(Fields *fields);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fields, fields_free)

/* Does the table have that column? */
bool fields_have(const Fields *fields, Field field);

/* A TCP header of a frame. */
typedef struct {
    size_t row;
    const TcpLayer *layer; /* NULL: the table does not tell the layers */
    size_t index;          /* among all of the frame's TCP headers, from 0 */
    size_t headers;        /* how many these are */
    size_t rank;           /* among those that are no quotes */
} Header;

/* A header's value of a field, as cells_of_header gives it. */
int64_t fields_value(const Fields *fields, const Header *header, Field field);

/* A header's address; the field is FIELD_IPV4_SOURCE or FIELD_IPV4_DESTINATION, which stands for
 * that of IPv6 too. ADDRESS_UNKNOWN if there is none. */
uint32_t fields_address(const Fields *fields, const Header *header, Field field);

#endif
