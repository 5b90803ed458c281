/* What may be the name of a file in settings of Wireshark: values of preferences, cells of tables,
 * strings of Lua. */
#ifndef TABSHARK_CAPTURE_NAMED_PATHS_H
#define TABSHARK_CAPTURE_NAMED_PATHS_H

typedef void (*NamedPath)(const char *name, void *data);

/* Gives each candidate in a text. Most are the names of nothing. */
void named_paths_scan(const char *text, NamedPath function, void *data);

#endif
