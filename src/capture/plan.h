/* The reads of a run that are known beforehand, planned together: those that can share a pass of
 * tshark do, and others run side by side with the one whose turn it is.
 *
 * Nothing is read before the first turn. What was read ahead is handed over only if at that turn
 * the captures are the very files that were read, unchanged (device, inode, size, times); else they
 * are read anew. So what happens in between, such as an earlier chain that writes a capture, has
 * the same effect as without a plan.
 */
#ifndef TABSHARK_CAPTURE_PLAN_H
#define TABSHARK_CAPTURE_PLAN_H

#include <glib.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "capture/request.h"
#include "table/table.h"

typedef struct CapturePlan CapturePlan;

CapturePlan *capture_plan_new(void);
void capture_plan_free(CapturePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CapturePlan, capture_plan_free)

/* Adds a read, which must outlive the plan, in the order of turns; `line` is where people find it.
 */
void capture_plan_add(CapturePlan *plan, const CaptureRequest *request, size_t line);

/* It is the turn of a read: its table and what there is to say, as capture_read gives them. The
 * request is one that was added, the very object, and has its turn once. */
Table *capture_plan_take(CapturePlan *plan, const CaptureRequest *request, Progress *progress,
                         Diagnostics *diagnostics, GError **error);

/* The commands that would be run for a read, a line each, for people. Where reads share them, a
 * comment names the lines, and the commands stand at the first. */
char *capture_plan_commands(const CapturePlan *plan, const CaptureRequest *request);

#endif
