/* The field registry for who needs it without reading a capture. */
#ifndef TABSHARK_CAPTURE_REGISTRY_ASK_H
#define TABSHARK_CAPTURE_REGISTRY_ASK_H

#include "capture/registry.h"

/* The kept registry of the tshark that would be run, or, where none is kept, one that tshark is
 * asked for, which takes a second or two. */
Registry *registry_ask(GError **error);

#endif
