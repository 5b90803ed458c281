/* tcpflow's report on the files that it wrote: DFXML, an XML vocabulary of digital forensics. */
#ifndef TABSHARK_TCP_FLOW_REPORT_H
#define TABSHARK_TCP_FLOW_REPORT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "table/address.h"

/* What tcpflow took for one direction of one connection. */
typedef struct {
    char *file; /* its name without folders; NULL if tcpflow wrote none */
    Address source, destination;
    uint16_t source_port, destination_port;
    int64_t first, last; /* times of its first and last packet, nanoseconds since 1970 */
    int64_t size;        /* of the file, as tcpflow believes */
} Flow;

/* Reads a report of `length` bytes: an array of Flow that frees its names. `folder` is what -o was
 * given, with a "/" at its end; a file elsewhere, or with a name that tcpflow does not make, is an
 * error. */
GArray *flow_report_parse(const char *xml, size_t length, const char *folder, GError **error);

/* Is the name one that tcpflow gives: addresses, ports, VLAN and count, and so neither hidden nor
 * in another folder? */
bool flow_name_is_safe(const char *name);

#endif
