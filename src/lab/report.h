/* report: the sheet that is built in, run on captures. */
#ifndef TABSHARK_LAB_REPORT_H
#define TABSHARK_LAB_REPORT_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

/* The command's options and help; it is no part of a chain. */
extern const Verb report_command;

/* Runs the sheet on the captures that `options` (of report_command) name and writes its page, or
 * prints the sheet. */
bool report_make(const void *options, const Run *run, GError **error);

#endif
