#include "capture/packet_list.h"

#include <glib.h>
#include <string.h>

#include "base/nearest.h"

#define COLUMN(name, title, format, description)                                                   \
    {                                                                                              \
        PACKET_LIST_PREFIX "." name, PACKET_LIST_PREFIX "." title, format, description             \
    }

const PacketListColumn packet_list_columns[PACKET_LIST_COLUMNS] = {
    COLUMN("number", "No.", "%m", "Number"),
    COLUMN("cls_time", "Time", "%t", "Time (format as specified)"),
    COLUMN("def_src", "Source", "%s", "Source address"),
    COLUMN("def_dst", "Destination", "%d", "Destination address"),
    COLUMN("protocol", "Protocol", "%p", "Protocol"),
    COLUMN("packet_length", "Length", "%L", "Packet length (bytes)"),
    COLUMN("info", "Info", "%i", "Information"),
};

bool packet_list_is_like(const char *field)
{
    size_t length = strlen(PACKET_LIST_PREFIX);
    return strncmp(field, PACKET_LIST_PREFIX, length) == 0 &&
           (field[length] == '.' || field[length] == '\0');
}

const PacketListColumn *packet_list_find(const char *field)
{
    for (size_t i = 0; i < PACKET_LIST_COLUMNS; i++) {
        const PacketListColumn *column = &packet_list_columns[i];
        if (strcmp(field, column->field) == 0 || strcmp(field, column->title) == 0)
            return column;
    }
    return NULL;
}

/* First the names, then the titles, of which one that differs in capitals only is the name again;
 * both without their common beginning, which would make all of them near. */
static const char *name_at(size_t index, const void *columns)
{
    const PacketListColumn *column =
        (const PacketListColumn *)columns + index % PACKET_LIST_COLUMNS;
    bool title =
        index >= PACKET_LIST_COLUMNS && g_ascii_strcasecmp(column->field, column->title) != 0;
    return (title ? column->title : column->field) + strlen(PACKET_LIST_PREFIX ".");
}

char *packet_list_nearest(const char *field)
{
    size_t prefix = strlen(PACKET_LIST_PREFIX ".");
    if (strlen(field) < prefix)
        return NULL;
    g_autofree char *near = nearest_names(field + prefix, (size_t)2 * PACKET_LIST_COLUMNS, name_at,
                                          packet_list_columns);
    bool one = near != NULL && strchr(near, ' ') == NULL;
    return one ? g_strconcat(PACKET_LIST_PREFIX ".", near, NULL) : NULL;
}

char *packet_list_preference(const char *const *fields, const char *filter)
{
    GString *format = g_string_new("gui.column.format:");
    size_t empty = format->len;
    for (size_t i = 0; i < PACKET_LIST_COLUMNS; i++) {
        const PacketListColumn *column = &packet_list_columns[i];
        bool wanted = filter != NULL && strstr(filter, column->field) != NULL;
        for (const char *const *field = fields; !wanted && *field != NULL; field++)
            wanted = strcmp(*field, column->title) == 0;
        if (wanted)
            g_string_append_printf(format, "%s\"%s\",\"%s\"", format->len > empty ? "," : "",
                                   column->title + strlen(PACKET_LIST_PREFIX "."), column->format);
    }
    return g_string_free(format, format->len == empty);
}
