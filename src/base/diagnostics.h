/* What a run has to say besides its result: warnings, remarks, and whether the input was damaged.
 *
 * Whoever finds something out adds it here; main prints it. Texts may hold bytes from captures:
 * printing escapes them.
 */
#ifndef TABSHARK_BASE_DIAGNOSTICS_H
#define TABSHARK_BASE_DIAGNOSTICS_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    DIAGNOSTIC_WARNING, /* the result is not quite what was asked for; always shown */
    DIAGNOSTIC_FAILURE, /* a part of the work could not be done; the error at the end counts it */
    DIAGNOSTIC_REMARK,  /* background, shown with --verbose */
    DIAGNOSTIC_HINT,    /* the result is what was asked for; what may have been meant instead */
} DiagnosticKind;

typedef struct {
    DiagnosticKind kind;
    char *text;
} Diagnostic;

typedef struct {
    GPtrArray *entries;        /* of Diagnostic *, in the order they came */
    bool failed;               /* the result is there, and bad news: exit status 1 */
    bool damaged;              /* some input was cut short or corrupt: exit status 3 */
    GPtrArray *damaged_inputs; /* of char *: their names */
} Diagnostics;

Diagnostics *diagnostics_new(void);
void diagnostics_free(Diagnostics *diagnostics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, diagnostics_free)

/* Adds one line; `format` is printf's. */
void diagnostics_add(Diagnostics *diagnostics, DiagnosticKind kind, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Notes that an input, by its name as given, is damaged; what to say of it is added apart. */
void diagnostics_add_damaged(Diagnostics *diagnostics, const char *input);

/* Adds all that `more` says. */
void diagnostics_append(Diagnostics *diagnostics, const Diagnostics *more);

/* Of the entries from number `first` on, drops those that say what another of them has said. */
void diagnostics_drop_repeated(Diagnostics *diagnostics, guint first);

#endif
