/* Standard output that goes to a file for a while. */
#ifndef TABSHARK_CLUSTER_CAPTURE_OUTPUT_H
#define TABSHARK_CLUSTER_CAPTURE_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

typedef struct CaptureOutput CaptureOutput;

/* From here on what is printed goes to the file, which appears at the end. */
CaptureOutput *capture_output_begin(const char *path, GError **error);

/* As before; if `keep`, and anything was printed, the file is put in place. */
bool capture_output_end(CaptureOutput *output, bool keep, GError **error);

/* Frees it; without an end, nothing is kept. */
void capture_output_free(CaptureOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CaptureOutput, capture_output_free)

#endif
