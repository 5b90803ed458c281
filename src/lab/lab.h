/* lab: from a sheet to a page. */
#ifndef TABSHARK_LAB_LAB_H
#define TABSHARK_LAB_LAB_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

/* The command's options and help; it is no part of a chain. */
extern const Verb lab_command;

/* Runs the sheet that `options` (of lab_command) name and writes its page. A chain that fails
 * leaves a page too, which tells of it, and the error. */
bool lab_make(const void *options, const Run *run, GError **error);

#endif
